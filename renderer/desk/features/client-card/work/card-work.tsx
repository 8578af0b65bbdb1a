import type { Client } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import type { KnownCard } from '../../../state/call-card.ts'
import { useCallWork } from '../../../state/call-work-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChangesSection } from './changes-section.tsx'
import { DuplicateLine } from './duplicate-line.tsx'
import { NotesSection } from './notes-section.tsx'
import { PhonesForm } from './phones-form.tsx'
import { TagsSection } from './tags-section.tsx'
import { TasksSection } from './tasks-section.tsx'
import { useAfterPaint } from './use-after-paint.ts'
import { useOpenForm } from './use-typed.ts'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

/** Work on the record, under what is known: drawn when the card is painted, so that no call waits for it. */
export const CardWorkSections = ({ card }: { readonly card: KnownCard }) => {
  const isPainted = useAfterPaint()
  const { client } = card.candidate
  if (!isPainted) return null
  return (
    <>
      <Tools client={client} />
      <DuplicateLine card={card} />
      <TasksSection client={client} />
      <NotesSection client={client} />
      <TagsSection client={client} />
      <ChangesSection client={client} />
    </>
  )
}

/** Edit and phones: under the facts they change. */
const Tools = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const { cardWork } = useCallWork()
  const form = useOpenForm(client.id)
  return (
    <div className={styles.tools}>
      <Button size="small" action="editClient" expanded={form === 'edit'} onPress={() => cardWork.toggle(client.id, 'edit')}>
        {t('edit')}
      </Button>
      <Button size="small" action="addPhone" expanded={form === 'phone'} onPress={() => cardWork.toggle(client.id, 'phone')}>
        {t('phones')}
      </Button>
      {form === 'phone' && (
        <div className={styles.wide}>
          <PhonesForm client={client} />
        </div>
      )}
    </div>
  )
}

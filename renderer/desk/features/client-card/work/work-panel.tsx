import type { KnownCard } from '../../../state/call-card.ts'
import { isWideForm, type WideForm } from '../../../state/card-work-store.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Keycaps } from '../../../ui/keycap.tsx'
import { SectionHead } from '../../../ui/section-head.tsx'
import { changeWords } from './change-words.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { EditPanel } from './edit-panel.tsx'
import { MergePanel } from './merge-panel.tsx'
import { RequestPanel } from './request-panel.tsx'
import { useOpenForm } from './use-typed.ts'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

/** The form that takes the middle pane, while it is open. */
export const useWideForm = (card: KnownCard): WideForm | undefined => {
  const form = useOpenForm(card.candidate.client.id)
  return form !== undefined && isWideForm(form) ? form : undefined
}

/** What needs room takes the place of requests and history until it is done; the call, the script and the note stay. */
export const WorkPanel = ({ card, form }: { readonly card: KnownCard; readonly form: WideForm }) => {
  const work = useWords(workWords)
  const change = useWords(changeWords)
  const title = { edit: work('editTitle'), request: work('newRequest'), merge: change('mergeTitle'), conflict: change('compareTitle') }[
    form
  ]
  return (
    <section className={styles.panel} aria-label={title}>
      <SectionHead title={title} aside={<Keycaps caps={['Esc']} />} />
      <div className={styles.panelBody}>
        <FormOf card={card} form={form} />
      </div>
    </section>
  )
}

const FormOf = ({ card, form }: { readonly card: KnownCard; readonly form: WideForm }) => {
  const { client } = card.candidate
  if (form === 'edit') return <EditPanel key={client.id} client={client} />
  if (form === 'request') return <RequestPanel key={client.id} client={client} roleId={card.roleId} />
  return form === 'merge' ? <MergePanel key={client.id} card={card} /> : <ConflictPanel key={client.id} client={client} />
}

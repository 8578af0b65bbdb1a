import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import type { ActionId } from '../../../keys/actions.ts'
import { useCallWork, useCardWork } from '../../../state/call-work-context.tsx'
import type { CardForm } from '../../../state/card-work-store.ts'
import type { ClientId } from '../../../../../core/domain/client/client.ts'
import { Button } from '../../../ui/button.tsx'
import { SectionHead } from '../../../ui/section-head.tsx'
import { useOpenForm } from './use-typed.ts'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

interface Props {
  readonly clientId: ClientId
  readonly title: string
  readonly form: CardForm
  readonly action: ActionId
  /** Word of the button that opens the form. */
  readonly word?: string
  readonly children?: ReactNode
  /** Drawn while it is open. */
  readonly draw: () => ReactNode
}

/** A section of the card with a form that one key opens in it. */
export const WorkSection = ({ clientId, title, form, action, word, children, draw }: Props) => {
  const t = useWords(workWords)
  const { cardWork } = useCallWork()
  const isOpen = useOpenForm(clientId) === form
  const hasDraft = useCardWork(({ drafts }) => drafts[clientId]?.[form] !== undefined) && !isOpen
  return (
    <section className={styles.section}>
      <SectionHead
        title={title}
        aside={
          <Button size="small" tone="quiet" action={action} expanded={isOpen} onPress={() => cardWork.toggle(clientId, form)}>
            {isOpen ? t('close') : (word ?? t('add'))}
          </Button>
        }
      />
      {hasDraft && <p className={styles.hint}>{t('draftThere')}</p>}
      {isOpen && draw()}
      {children}
    </section>
  )
}

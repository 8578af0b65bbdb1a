import { useState } from 'react'
import type { Client } from '../../../../../core/domain/client/client.ts'
import type { ChangeWithState } from '../../../../../core/ports/client-changes.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useCallWork, useClientView } from '../../../state/call-work-context.tsx'
import { useDesk, useSession } from '../../../state/desk-context.tsx'
import { hasCrm } from '../../../state/has-crm.ts'
import { Button } from '../../../ui/button.tsx'
import { useFormat } from '../../../ui/format/use-format.ts'
import { SectionHead } from '../../../ui/section-head.tsx'
import { changeText, needsHand, stateText } from './change-text.ts'
import { changeWords } from './change-words.ts'
import { useUndo } from './use-change.ts'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

const SHOWN = 3

/** What was changed here and whether the CRM has it; those that need a hand come first. */
export const ChangesSection = ({ client }: { readonly client: Client }) => {
  const t = useWords(changeWords)
  const work = useWords(workWords)
  const view = useClientView(client.id)
  const [all, setAll] = useState(false)
  const changes = view?.changes ?? []
  if (changes.length === 0) return null
  const ordered = [...changes].sort((a, b) => Number(needsHand(b.state)) - Number(needsHand(a.state)))
  const failed = ordered.find(({ state }) => state.kind === 'rejected' || state.kind === 'given-up')
  return (
    <section className={styles.section}>
      <SectionHead
        title={t('changes')}
        aside={
          changes.length > SHOWN ? (
            <Button size="small" tone="quiet" action="clientChanges" expanded={all} onPress={() => setAll((was) => !was)}>
              {all ? work('less') : `${t('all')} ${changes.length}`}
            </Button>
          ) : undefined
        }
      />
      <ul className={styles.list}>
        {ordered.slice(0, all ? undefined : SHOWN).map((one) => (
          <ChangeRow key={one.change.id} {...one} hasKey={one === failed} canUndo={all || one === changes[0]} />
        ))}
      </ul>
    </section>
  )
}

interface RowProps extends ChangeWithState {
  /** The key sends this one again. */
  readonly hasKey: boolean
  readonly canUndo: boolean
}

const TONES = { 'given-up': 'danger', rejected: 'danger', conflict: 'warn', retrying: 'warn' } as const

const ChangeRow = ({ change, state, hasKey, canUndo }: RowProps) => {
  const t = useWords(changeWords)
  const work = useWords(workWords)
  const format = useFormat()
  const { numbers, clock } = useDesk()
  const { changes } = useCallWork()
  const undo = useUndo()
  const toCrm = useSession(({ seat }) => hasCrm(seat))
  const what = changeText(change, { t, work, masked: (number) => numbers.toMasked(number) })
  const tone = state.kind in TONES ? TONES[state.kind as keyof typeof TONES] : undefined
  const isStuck = state.kind === 'rejected' || state.kind === 'given-up'
  return (
    <li className={styles.item}>
      <p className={styles.text}>{what}</p>
      <span className={styles.fact} data-tone={tone}>
        {stateText(state, { t, format, now: clock.now(), toCrm })}
      </span>
      {isStuck && (
        <Button size="small" {...(hasKey ? { action: 'sendChange' as const } : {})} onPress={() => void changes.sendAgain(change.id)}>
          {t('sendAgain')}
        </Button>
      )}
      {!isStuck && canUndo && state.kind !== 'conflict' && (
        <button type="button" className={styles.small} aria-label={t('undoLabel', { what })} onClick={() => void undo(change.id)}>
          {t('undo')}
        </button>
      )}
    </li>
  )
}

import { useState } from 'react'
import { pointKey, type ConflictChoice, type ConflictPoint } from '../../../../../core/domain/client/change/conflict-point.ts'
import type { ChangeRefusal } from '../../../../../core/domain/client/change/change-refusal.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import type { ClientConflict } from '../../../../../core/ports/client-changes.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useCallWork } from '../../../state/call-work-context.tsx'
import type { Typed } from '../../../state/card-work-store.ts'
import { toast } from '../../../ui/toast.tsx'
import { changeWords } from './change-words.ts'
import { ConflictPointRow, type Decision } from './conflict-point-row.tsx'
import { useConflict } from './conflict-line.tsx'
import { anewChoice, anewTyped } from './conflict-sides.ts'
import { useTyped } from './use-typed.ts'
import { WorkForm } from './work-form.tsx'
import styles from './work.module.css'

/** Both sides of what is in dispute; nothing is sent before each point is decided. */
export const ConflictPanel = ({ client }: { readonly client: Client }) => {
  const t = useWords(changeWords)
  const conflict = useConflict(client.id)
  if (conflict === undefined) return <p className={styles.lead}>{t('noConflict')}</p>
  return <Compare key={conflict.points.map(pointKey).join(' ')} conflict={conflict} client={client} />
}

type Decisions = Readonly<Record<string, Decision>>

const Compare = ({ conflict, client }: { readonly conflict: ClientConflict; readonly client: Client }) => {
  const t = useWords(changeWords)
  const { changes } = useCallWork()
  const { done, close } = useTyped(client.id, 'conflict', {})
  const [decided, setDecided] = useState<Decisions>({})
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ChangeRefusal | 'failed'>()
  const { points } = conflict
  const current = points.find((point) => decided[pointKey(point)] === undefined) ?? points.at(-1)
  const decide = (point: ConflictPoint, kind: Decision['kind'], typed?: Typed): void => {
    const key = pointKey(point)
    setTrouble(undefined)
    setDecided((before) => ({ ...before, [key]: { kind, typed: typed ?? before[key]?.typed ?? anewTyped(point) } }))
  }
  const resolve = async (): Promise<void> => {
    setAsked(true)
    const choices = choicesOf(points, decided)
    if (choices === undefined || busy) return
    setBusy(true)
    const outcome = await changes.resolve(conflict.changeIds[0], choices).catch(() => 'failed' as const)
    setBusy(false)
    if (outcome === 'failed') setTrouble(outcome)
    else if (outcome.kind === 'resolved') {
      toast({ title: t('resolved'), detail: t(outcome.changes.length > 0 ? 'resolvedMine' : 'resolvedTheirs') })
      done()
    } else if (outcome.why === 'absent' || outcome.why === 'choice-missing') close()
    else setTrouble({ why: outcome.why })
  }
  const isMissing = asked && choicesOf(points, decided) === undefined
  return (
    <WorkForm label={t('compareTitle')} submit={t('resolve')} busy={busy} trouble={trouble} onSubmit={() => void resolve()} onClose={close}>
      <p className={styles.lead}>{t('compareLead')}</p>
      {points.map((point) => (
        <ConflictPointRow
          key={pointKey(point)}
          point={point}
          client={client}
          decision={decided[pointKey(point)]}
          hasKeys={point === current}
          onDecide={(kind, typed) => decide(point, kind, typed)}
        />
      ))}
      {isMissing && (
        <p className={styles.trouble} role="alert">
          {t('chooseAll')}
        </p>
      )}
    </WorkForm>
  )
}

/** Undefined: something is not decided yet. */
function choicesOf(points: readonly ConflictPoint[], decided: Decisions): Readonly<Record<string, ConflictChoice>> | undefined {
  const choices: Record<string, ConflictChoice> = {}
  for (const point of points) {
    const decision = decided[pointKey(point)]
    if (decision === undefined) return undefined
    const field = point.kind === 'field' ? point.field : 'company'
    choices[pointKey(point)] = decision.kind === 'anew' ? anewChoice(point, field, decision.typed) : { kind: decision.kind }
  }
  return choices
}

import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { actionIds, actions, type ActionId } from '../../keys/actions.ts'
import { capsOf, chordOf } from '../../keys/chord.ts'
import { useKeyboard, useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Keycaps } from '../../ui/keycap.tsx'
import { actionWords } from './action-words.ts'
import { rebind, withoutKey, type RebindOutcome } from './rebind.ts'
import { useWriteSettings } from './use-write-settings.ts'
import { words } from './words.ts'
import styles from './settings.module.css'

/** All keys; each can be changed. A taken key is refused and says by what. */
export const KeysPage = () => {
  const t = useWords(words)
  const chords = useKeyboard((keyboard) => keyboard.chords)
  const keys = useSession((session) => session.settings.keys)
  const { failed, write } = useWriteSettings()
  const [waiting, setWaiting] = useState<ActionId>()
  const [said, setSaid] = useState<{ readonly action: ActionId; readonly outcome: RebindOutcome }>()
  useCapture(waiting, (action, chord) => {
    setWaiting(undefined)
    if (chord === 'Escape') return
    const outcome = rebind(action, chord, chords, keys)
    setSaid({ action, outcome })
    if (outcome.kind === 'changed') write({ keys: outcome.keys })
  })
  return (
    <>
      <div className={styles.row}>
        <Button size="small" disabled={Object.keys(keys).length === 0} onPress={() => write({ keys: {} })}>
          {t('resetAll')}
        </Button>
        {failed && (
          <span className={styles.wrong} role="alert">
            {t('notSaved')}
          </span>
        )}
      </div>
      <table className={styles.keys}>
        <tbody>
          {actionIds.map((action) => (
            <KeyRow
              key={action}
              action={action}
              waiting={action === waiting}
              outcome={said?.action === action ? said.outcome : undefined}
              onChange={() => setWaiting(action)}
              onReset={() => write({ keys: withoutKey(keys, action) })}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}

interface KeyRowProps {
  readonly action: ActionId
  readonly waiting: boolean
  readonly outcome: RebindOutcome | undefined
  readonly onChange: () => void
  readonly onReset: () => void
}

const KeyRow = ({ action, waiting, outcome, onChange, onReset }: KeyRowProps) => {
  const t = useWords(words)
  const names = useWords(actionWords)
  const chord = useKeyboard((keyboard) => keyboard.chords[action])
  const changed = chord !== actions[action].chord
  return (
    <tr>
      <td>{names(action)}</td>
      <td>
        {waiting ? (
          <span role="status">{t('press')}</span>
        ) : (
          <>
            <Keycaps caps={capsOf(chord)} />
            {changed && <span className={styles.changed}>{t('changed')}</span>}
          </>
        )}
        {outcome?.kind === 'conflict' && (
          <p className={styles.wrong} role="alert">
            {t('conflict', { action: names(outcome.with) })}
          </p>
        )}
        {outcome?.kind === 'forbidden' && (
          <p className={styles.wrong} role="alert">
            {t('forbidden')}
          </p>
        )}
      </td>
      <td>
        <span className={styles.actions}>
          <button type="button" className={styles.rebind} aria-label={`${t('rebind')}: ${names(action)}`} onClick={onChange}>
            {t('rebind')}
          </button>
          {changed && (
            <button type="button" className={styles.rebind} aria-label={`${t('reset')}: ${names(action)}`} onClick={onReset}>
              {t('reset')}
            </button>
          )}
        </span>
      </td>
    </tr>
  )
}

/** Takes the next key stroke before anything else hears it. */
const useCapture = (action: ActionId | undefined, take: (action: ActionId, chord: string) => void): void => {
  useEffect(() => {
    if (action === undefined) return
    const onKey = (event: KeyboardEvent): void => {
      const chord = chordOf(event)
      event.preventDefault()
      event.stopPropagation()
      if (chord !== undefined) take(action, chord)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  })
}

import { useEffect, useState } from 'react'
import { sandboxLineTwoSchema, type SandboxLineTwo } from '../../../../core/contract/bridge.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'
import styles from './sandbox.module.css'

/** How the simulated line 2 is today: free, all busy, or nobody on duty. Only for who practises at line 1. */
export const MoodSwitch = () => {
  const t = useWords(words)
  const { bridge } = useDesk()
  const operates = useTeam(({ team, deskKind }) => team !== undefined && team !== null && deskKind === 'line-1')
  const [mood, setMood] = useState<SandboxLineTwo>()
  useEffect(() => {
    let here = true
    if (operates)
      bridge.call('sandbox.line2', {}).then(
        ({ mode }) => {
          if (here) setMood(mode)
        },
        // Without an answer there is nothing to switch.
        () => undefined,
      )
    return () => {
      here = false
    }
  }, [bridge, operates])
  if (!operates || mood === undefined) return null
  const choose = async (mode: SandboxLineTwo): Promise<void> => {
    setMood(mode)
    try {
      await bridge.call('sandbox.line2', { mode })
    } catch {
      setMood(mood)
      toast({ tone: 'info', title: t('moodRefused'), detail: t('sitRefusedWhat') })
    }
  }
  return (
    <label className={styles.mood}>
      <span>{t('mood')}</span>
      <select
        value={mood}
        onChange={(event) => {
          const chosen = sandboxLineTwoSchema.safeParse(event.currentTarget.value)
          if (chosen.success) void choose(chosen.data)
        }}
      >
        {sandboxLineTwoSchema.options.map((mode) => (
          <option key={mode} value={mode}>
            {t(`mood.${mode}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

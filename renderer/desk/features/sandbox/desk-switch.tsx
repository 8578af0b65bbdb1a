import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, usePhone } from '../../state/desk-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'
import styles from './sandbox.module.css'

/** Practice from both sides: the operator who asks, or the specialist who answers. Not while a call lives. */
export const DeskSwitch = () => {
  const t = useWords(words)
  const { bridge } = useDesk()
  const deskKind = useTeam((team) => team.deskKind)
  const has = useTeam(({ team }) => team !== undefined && team !== null)
  const inCall = usePhone((state) => state?.calls.some(({ call }) => call.phase !== 'ended') ?? false)
  const [waits, setWaits] = useState(false)
  if (!has) return null
  const sit = async (): Promise<void> => {
    setWaits(true)
    try {
      await bridge.call('sandbox.sitAt', { desk: deskKind === 'line-2' ? 'line-1' : 'line-2' })
    } catch {
      toast({ tone: 'info', title: t('sitRefused'), detail: t('sitRefusedWhat') })
    }
    setWaits(false)
  }
  return (
    <button type="button" className={styles.desk} disabled={inCall || waits} onClick={() => void sit()}>
      {t(deskKind === 'line-2' ? 'sitAtOne' : 'sitAtTwo')}
    </button>
  )
}

import { useState } from 'react'
import type { Settings } from '../../../../core/contract/settings.ts'
import { useDesk } from '../../state/desk-context.tsx'

/** Writes settings; what could not be kept is said and stays in force until a restart. */
export const useWriteSettings = (): { readonly failed: boolean; readonly write: (patch: Partial<Settings>) => void } => {
  const desk = useDesk()
  const [failed, setFailed] = useState(false)
  const write = (patch: Partial<Settings>): void => {
    desk.writeSettings(patch).then(
      () => setFailed(false),
      () => {
        const { settings } = desk.stores.session.getState()
        desk.stores.session.setState({ settings: { ...settings, ...patch } })
        setFailed(true)
      },
    )
  }
  return { failed, write }
}

import type { Bridge } from '../../../core/contract/bridge.ts'
import type { Settings } from '../../../core/contract/settings.ts'

/** The operator's settings while the desk opens, before its stores follow them. */
export interface SettingsTold {
  /** What the host said last. */
  latest(): Settings
  /** The stores follow from here. */
  stop(): void
}

/**
 * Reads the settings, listening first: what another window changes while this one opens is not lost. The host answers
 * and tells in order, so the last word is the newest. Rejects with `BridgeError`.
 */
export const askSettings = async (bridge: Bridge): Promise<SettingsTold> => {
  let changed: Settings | undefined
  const stop = bridge.on('settings.changed', (settings) => {
    changed = settings
  })
  try {
    const read = await bridge.call('settings.read', {})
    return { latest: () => changed ?? read, stop }
  } catch (thrown) {
    stop()
    throw thrown
  }
}

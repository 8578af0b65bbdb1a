import type { Desk } from './desk.ts'

/**
 * Deletes the databases, destroys the keys, and ends the program. It is written down before anything goes. False: not everything
 * is gone, and it can be asked again.
 */
export async function wipeEverything({ bridge, storage }: Pick<Desk, 'bridge' | 'storage'>): Promise<boolean> {
  if (storage.wipe === undefined) return false
  try {
    await bridge.call('audit.append', { kind: 'wipe-asked' })
    await storage.wipe()
    await bridge.call('keys.destroy', {})
  } catch {
    return false
  }
  // Whatever a window still holds of the data goes with it.
  await bridge.call('app.quit', {}).catch(() => undefined)
  return true
}

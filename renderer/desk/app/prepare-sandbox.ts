import type { Bridge } from '../../../core/contract/bridge.ts'
import { saveScenarioPeople, seedDemo } from '../../storage/seed-demo.ts'
import type { SeatStorage } from '../../storage/seat-storage.ts'

export interface SandboxProgress {
  readonly done: number
  readonly total: number
}

/**
 * Fills the sandbox's directory: generated clients (once) and the people of the scenarios (their dates counted from
 * now, so at every start). What fails is logged and left for the next start: a card without history beats no desk.
 */
export const prepareSandbox = async (
  bridge: Bridge,
  storage: SeatStorage,
  onProgress: (progress: SandboxProgress) => void,
): Promise<void> => {
  try {
    const seeded = async (): Promise<void> => {
      const { clients } = await bridge.call('sandbox.crowd', {})
      await seedDemo(storage, { count: clients, onProgress: ({ done, total = clients }) => onProgress({ done, total }) })
    }
    const [people] = await Promise.all([bridge.call('sandbox.people', {}), seeded()])
    await saveScenarioPeople(storage, people)
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown'
    await bridge
      .call('log.write', {
        level: 'error',
        source: 'desk.sandbox',
        message: 'Practice clients were not prepared',
        fields: { error: message },
      })
      .catch(() => undefined)
  }
}

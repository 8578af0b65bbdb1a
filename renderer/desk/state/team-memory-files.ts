import { TEAM_FILES_LIMIT_BYTES, type TeamFile, type TeamFileShelf } from '../../../core/outbox/team-file.ts'
import type { TeamOutbox } from '../../../core/outbox/team-outbox.ts'

/** A shelf that lasts as long as its window: for a desk whose storage keeps none. */
export function createMemoryTeamFiles(outbox: TeamOutbox): TeamFileShelf {
  const files = new Map<string, { readonly file: TeamFile; readonly parts: readonly Uint8Array[] }>()
  const listeners = new Set<() => void>()
  let turn: Promise<unknown> = Promise.resolve()
  const told = (): void => {
    for (const listener of [...listeners]) listener()
  }
  return {
    keep: (file, parts) => {
      const waiting = [...files.values()].reduce((sum, each) => sum + (each.file.key === file.key ? 0 : each.file.bytes), file.bytes)
      if (waiting > TEAM_FILES_LIMIT_BYTES) return Promise.resolve({ kind: 'no-room', limitBytes: TEAM_FILES_LIMIT_BYTES })
      files.set(file.key, { file, parts })
      told()
      return Promise.resolve({ kind: 'kept' })
    },
    all: () => Promise.resolve([...files.values()].map(({ file }) => file)),
    part: (key, no) => Promise.resolve(files.get(key)?.parts[no]),
    stored: async (key, word) => {
      if (!files.delete(key)) return
      await outbox.keep(word)
      told()
    },
    letGo: (key) => {
      files.delete(key)
      told()
      return Promise.resolve()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    inTurn: (work) => {
      const mine = turn.then(work)
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}

import type { EpochMs } from '../../../core/domain/time.ts'
import type { Board } from './board.ts'
import type { Change, Decision, Wish } from './change.ts'

/**
 * Decides wishes one after another against the board and what was decided before them but is not on the disk yet, so
 * that one write to the disk can carry many and none of them contradicts another.
 */
export class Round {
  readonly changes: Change[] = []
  readonly #board: Board
  readonly #at: EpochMs
  readonly #decided = new Map<string, Change>()

  constructor(board: Board, at: EpochMs) {
    this.#board = board
    this.#at = at
  }

  decide(wish: Wish): Decision {
    const name = nameOf(wish)
    const before = this.#decided.get(name) ?? this.#before(wish)
    if (wish.kind === 'record') {
      const alive = before?.kind === 'record' && before.value !== undefined
      if (wish.expect === 'absent' && alive) return { kind: 'conflict' }
      if (typeof wish.expect === 'number' && !(alive && before.serial === wish.expect)) return { kind: 'conflict' }
    } else if (before !== undefined) return { kind: 'known', serial: before.serial }
    const change = this.#made(wish)
    this.changes.push(change)
    this.#decided.set(name, change)
    return { kind: 'change', change }
  }

  #made(wish: Wish): Change {
    const serial = this.#board.serial + this.changes.length + 1
    if (wish.kind !== 'record') return { ...wish, serial, at: this.#at }
    return { kind: 'record', bucket: wish.bucket, key: wish.key, value: wish.value, serial, at: this.#at }
  }

  #before(wish: Wish): Change | undefined {
    switch (wish.kind) {
      case 'record':
        return this.#board.record(wish.bucket, wish.key)
      case 'log':
        return this.#board.logged(wish.log, wish.id)
      case 'file':
        return this.#board.file(wish.files, wish.key)
    }
  }
}

function nameOf(wish: Wish): string {
  switch (wish.kind) {
    case 'record':
      return JSON.stringify(['record', wish.bucket, wish.key])
    case 'log':
      return JSON.stringify(['log', wish.log, wish.id])
    case 'file':
      return JSON.stringify(['file', wish.files, wish.key])
  }
}

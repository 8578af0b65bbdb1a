import { describe, expect, test } from 'vitest'
import { advance } from '../../../../core/domain/script/advance.ts'
import { begin } from '../../../../core/domain/script/begin.ts'
import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import { recordOfRun } from '../../../../core/domain/script/run-record.ts'
import type { RunEvent } from '../../../../core/domain/script/run-event.ts'
import { walkOf } from '../../../../core/domain/script/walk.ts'
import { celConditions } from '../../../../core/script-language/cel-conditions.ts'
import { aScript, ends, say } from '../../../support/script-graphs.ts'

const escalate: ScriptNode = {
  id: 'to-line-2',
  kind: 'action',
  title: { ru: 'На линию 2' },
  action: { kind: 'escalate', topicId: 'forwarding', question: { ru: 'Что со схемой?' } },
  next: 'bye',
}
const walk = walkOf(aScript([say('hello', 'to-line-2'), escalate, say('bye', 'end'), ends('end')]), celConditions())

/** The walk after these events, a second apart. */
function walked(...events: readonly (RunEvent extends infer E ? (E extends unknown ? Omit<E, 'at'> : never) : never)[]) {
  let run = begin(walk, { id: 'run', version: 1, at: 0, facts: {} })
  for (const [index, event] of events.entries()) {
    const next = advance(walk, run, { ...event, at: (index + 1) * 1_000 })
    if (!next.ok) throw new Error(JSON.stringify(next.error))
    run = next.value
  }
  return run
}
const NEXT = { kind: 'answered', answer: { kind: 'next' } } as const
const done = (kind: 'done' | 'left-out') => ({ kind: 'answered', answer: { kind } }) as const

describe('what is left of a run', () => {
  test('names the step that asked line 2, not the words after it', () => {
    expect(recordOfRun(walked(NEXT, done('done'), NEXT), 9_000, walk.nodes).escalatedOn).toBe('to-line-2')
  })

  test('names none where the step was left out, or gone back over', () => {
    expect(recordOfRun(walked(NEXT, done('left-out'), NEXT), 9_000, walk.nodes).escalatedOn).toBeUndefined()
    expect(recordOfRun(walked(NEXT, done('done'), { kind: 'went-back' }), 9_000, walk.nodes).escalatedOn).toBeUndefined()
  })

  test('does not know it without the steps of the script', () => {
    expect(recordOfRun(walked(NEXT, done('done'), NEXT), 9_000).escalatedOn).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance } from '../../../../core/domain/script/advance.ts'
import { begin } from '../../../../core/domain/script/begin.ts'
import { filledDisposition } from '../../../../core/domain/script/filled-disposition.ts'
import { leftOutOfCall } from '../../../../core/domain/script/left-out-of-call.ts'
import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import { replay } from '../../../../core/domain/script/replay.ts'
import { returnTo } from '../../../../core/domain/script/return-to.ts'
import { roadLines } from '../../../../core/domain/script/road-lines.ts'
import type { RunEvent, StepAnswer } from '../../../../core/domain/script/run-event.ts'
import type { ScriptRun } from '../../../../core/domain/script/run.ts'
import { sayText, spokenLanguage } from '../../../../core/domain/script/said.ts'
import { mergeWalked, sameWalked, type WalkedScript } from '../../../../core/domain/script/walked-script.ts'
import { wayAhead } from '../../../../core/domain/script/way-ahead.ts'
import { walkOf } from '../../../../core/domain/script/walk.ts'
import { celConditions } from '../../../../core/script-language/cel-conditions.ts'
import { anyGraph, aScript, ends, say } from '../../../support/script-graphs.ts'
import { rightAnswer } from '../../../support/walk-script.ts'

const conditions = celConditions()
const nodes: readonly ScriptNode[] = [
  say('hello', 'proof'),
  {
    id: 'proof',
    kind: 'check',
    title: { ru: 'Личность' },
    text: { ru: '?' },
    proves: 'identity',
    compulsory: true,
    yes: 'segment',
    no: 'segment',
  },
  { id: 'segment', kind: 'ask', title: { ru: 'Сегмент', en: 'Segment' }, text: { ru: '?' }, variable: 'segment', next: 'day' },
  { id: 'day', kind: 'ask', title: { ru: 'День' }, text: { ru: '?' }, variable: 'day', next: 'promise' },
  {
    id: 'promise',
    kind: 'action',
    title: { ru: 'Срок' },
    action: { kind: 'set-disposition', topicId: 'topic', resultId: 'promised', promise: { ru: 'Позвонить {day}', en: 'Call on {day}' } },
    next: 'end',
  },
  { id: 'end', kind: 'end', title: { ru: 'Итог' }, outcome: 'promised', resultId: 'waits' },
]
const walk = walkOf(aScript(nodes, { languages: ['ru', 'en'] }), conditions)
const answers: readonly StepAnswer[] = [{ kind: 'next' }, { kind: 'yes' }, { kind: 'value', value: '2026-07-15' }, { kind: 'done' }]

function walked(count: number, facts: ScriptRun['facts'] = { 'client.segment': 'A' }): ScriptRun {
  let run = begin(walk, { id: 'run', version: 1, at: 0, facts })
  for (const [index, answer] of answers.slice(0, count).entries()) {
    const next = advance(walk, run, { kind: 'answered', at: index + 1, answer })
    if (!next.ok) throw new Error(next.error.kind)
    run = next.value
  }
  return run
}

describe('the road of a run', () => {
  it('names what was said and what the card answered, with the source', () => {
    expect(roadLines(walk, walked(2), 'ru')).toMatchObject([
      { nodeId: 'hello', source: 'operator' },
      { title: 'Личность', answer: { kind: 'yes' }, provesIdentity: true },
      { title: 'Сегмент', answer: { kind: 'words', words: 'A' }, source: 'card' },
    ])
    expect(roadLines(walk, walked(3), 'en').at(-1)).toMatchObject({ answer: { words: '15 July' } })
  })

  it('names an option by its title, whatever it is called', () => {
    const choice = walkOf(
      aScript([
        {
          id: 'more',
          kind: 'choose',
          title: { ru: 'Вопрос' },
          text: { ru: '?' },
          options: [{ id: 'no', title: { ru: 'Нет, всё' }, next: 'end' }],
        },
        ends('end'),
      ]),
      conditions,
    )
    const next = advance(choice, begin(choice, { id: 'run', version: 1, at: 0, facts: {} }), {
      kind: 'answered',
      at: 1,
      answer: { kind: 'option', optionId: 'no' },
    })
    expect(next.ok && roadLines(choice, next.value, 'ru')).toMatchObject([{ answer: { kind: 'words', words: 'Нет, всё' } }])
  })

  it('leaves out what was gone back over', () => {
    const back = returnTo(walk, walked(3), 'hello', 9)
    expect(back.ok && back.value.state).toMatchObject({ kind: 'at', nodeId: 'hello' })
    expect(back.ok && roadLines(walk, back.value, 'ru')).toEqual([])
    expect(back.ok && back.value.offered).toEqual({ day: '2026-07-15' })
  })

  it('cannot return to what does not lie behind', () => {
    expect(returnTo(walk, walked(1), 'promise', 9)).toEqual({ ok: false, error: { kind: 'no-such-step' } })
  })

  it('ahead are the steps somebody will stand on, by the first ways', () => {
    expect(wayAhead(walk, walked(0))).toEqual(['proof', 'day', 'promise'])
    expect(wayAhead(walk, walked(0, {}))).toEqual(['proof', 'segment', 'day', 'promise'])
    expect(wayAhead(walk, walked(4))).toEqual([])
  })

  it('of any graph: the way ahead never names a step twice, and returning replays to the same run', () => {
    fc.assert(
      fc.property(anyGraph, fc.array(fc.nat(9), { maxLength: 12 }), fc.nat(20), (script, picks, target) => {
        const any = walkOf(script, conditions)
        let run = begin(any, { id: 'run', version: 1, at: 0, facts: {} })
        for (const pick of picks) {
          const answer = rightAnswer(any, run, (count) => (count === 0 ? 0 : pick % count))
          const next = answer && advance(any, run, { kind: 'answered', at: 1, answer })
          if (next?.ok !== true) break
          run = next.value
        }
        const ahead = wayAhead(any, run)
        expect(new Set(ahead).size).toBe(ahead.length)
        const back = returnTo(any, run, script.nodes[target % script.nodes.length]?.id ?? '', 2)
        if (!back.ok) return
        const again = replay(any, { id: 'run', version: 1, at: 0, facts: {} }, back.value.events)
        expect(again.ok && again.value).toEqual(back.value)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the disposition a script fills in', () => {
  it('is of its actions that were done and of its end, the later word first', () => {
    expect(filledDisposition(walk, walked(3), 'ru')).toEqual({})
    expect(filledDisposition(walk, walked(4), 'ru')).toEqual({ topicId: 'topic', resultId: 'waits', promise: 'Позвонить 15 июля' })
    const back = returnTo(walk, walked(4), 'promise', 9)
    expect(back.ok && filledDisposition(walk, back.value, 'ru')).toEqual({})
  })
})

describe('the language of the words', () => {
  it('is the client’s, where the script has it', () => {
    expect(spokenLanguage(walk, walked(0, { 'client.language': 'en' }), 'ru')).toBe('en')
    expect(spokenLanguage({ script: aScript([ends('end')]) }, walked(0, { 'client.language': 'en' }), 'ru')).toBe('ru')
    expect(sayText(walk, walked(3), { ru: 'Скажет {agreed|да}', en: 'Says {agreed|yes}' }, 'en')).toBe('Says yes')
  })
})

describe('compulsory steps of a call', () => {
  const jumped = (): ScriptRun => {
    const next = advance(walk, walked(1), { kind: 'jumped', at: 5, nodeId: 'day' })
    if (!next.ok) throw new Error(next.error.kind)
    return next.value
  }
  const script = walk.script

  it('that were jumped over are left out, until they are excused or the client proved it otherwise', () => {
    expect(leftOutOfCall([{ script, run: jumped() }], false)).toEqual(['proof'])
    expect(leftOutOfCall([{ script, run: jumped() }], true)).toEqual([])
    const excused = advance(walk, jumped(), { kind: 'excused', at: 6, nodeId: 'proof', reason: 'Звонок из банка' })
    expect(excused.ok && leftOutOfCall([{ script, run: excused.value }], false)).toEqual([])
  })

  it('that the script before did are done', () => {
    expect(
      leftOutOfCall(
        [
          { script, run: walked(2) },
          { script, run: jumped() },
        ],
        false,
      ),
    ).toEqual([])
    expect(leftOutOfCall([], false)).toEqual([])
  })
})

describe('runs of two windows', () => {
  const event = (at: number): RunEvent => ({ kind: 'answered', at, answer: { kind: 'next' } })
  const run = (id: string, events: readonly RunEvent[], at = 0): WalkedScript => ({
    organisation: 'house',
    scriptId: 'script',
    beginning: { id, version: 1, at, facts: {} },
    events,
  })

  it('are there once each, the one that went further counts, and what was touched here stays', () => {
    const base = [run('a', [event(1)])]
    expect(mergeWalked(base, base, [run('a', [event(1), event(2)])])).toEqual([run('a', [event(1), event(2)])])
    expect(mergeWalked(base, [run('a', [event(1), event(3)])], base)).toEqual([run('a', [event(1), event(3)])])
    expect(mergeWalked(base, [run('a', [event(1), event(3)])], [run('a', [event(1), event(2)])])).toEqual([run('a', [event(1), event(3)])])
    expect(mergeWalked([], [run('b', [], 2)], [run('a', [], 1)]).map(({ beginning }) => beginning.id)).toEqual(['a', 'b'])
  })

  it('say the same when their events do', () => {
    expect(sameWalked([run('a', [event(1)])], [run('a', [event(1)])])).toBe(true)
    expect(sameWalked([run('a', [event(1)])], [run('a', [event(2)])])).toBe(false)
    expect(sameWalked(undefined, [])).toBe(true)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import { following, watching } from './hub-listener.ts'
import { freshPrefix, SHELVES, type HubUnderTest } from './hub-under-test.ts'

const key = fc.constantFrom('a', 'b', 'c')
const who = fc.integer({ min: 0, max: 1 })
const value = fc.string({ unit: 'binary', maxLength: 12 })
const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), who, key, value }),
  /** `behind`: how many revisions of this key ago the writer looked last; 0 is up to date. */
  fc.record({ do: fc.constant('update' as const), who, key, value, behind: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ do: fc.constant('put' as const), who, key, value }),
  fc.record({ do: fc.constant('remove' as const), who, key }),
  fc.record({ do: fc.constant('append' as const), who, id: fc.constantFrom('1', '2', '3', '4', '5'), value }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What a hub has to be after some steps, as simply as it can be said. */
class Model {
  readonly live = new Map<string, string>()
  readonly revisions = new Map<string, number[]>()
  readonly log: { readonly id: string; readonly value: string; readonly sequence: number }[] = []
  changes = 0

  wrote(name: string, text: string | undefined, revision: number): void {
    const known = this.revisions.get(name) ?? []
    expect(revision).toBeGreaterThan(known.at(-1) ?? 0)
    this.revisions.set(name, [...known, revision])
    this.changes += 1
    if (text === undefined) this.live.delete(name)
    else this.live.set(name, text)
  }
}

async function take(hub: TeamHub, prefix: string, model: Model, move: Step): Promise<void> {
  if (move.do === 'append') {
    const outcome = await hub.log(SHELVES.chat).append(`${prefix}${move.id}`, move.value)
    const known = model.log.find(({ id }) => id === move.id)
    expect(outcome).toMatchObject({ kind: 'appended', doubled: known !== undefined, ...(known ? { sequence: known.sequence } : {}) })
    if (known === undefined && outcome.kind === 'appended') model.log.push({ id: move.id, value: move.value, sequence: outcome.sequence })
    return
  }
  const records = hub.records(SHELVES.escalations)
  const name = `${prefix}${move.key}`
  const isAlive = model.live.has(move.key)
  const revision = move.do === 'update' ? (model.revisions.get(move.key)?.at(-1 - move.behind) ?? 1) : 0
  const outcome =
    move.do === 'create'
      ? await records.create(name, move.value)
      : move.do === 'update'
        ? await records.update(name, move.value, revision)
        : move.do === 'put'
          ? await records.put(name, move.value)
          : await records.remove(name)
  const isRight = isAlive && revision === model.revisions.get(move.key)?.at(-1)
  const isAllowed = move.do === 'create' ? !isAlive : move.do === 'update' ? isRight : true
  expect(outcome.kind).toBe(isAllowed ? 'written' : 'conflict')
  if (outcome.kind === 'written') model.wrote(move.key, move.do === 'remove' ? undefined : move.value, outcome.revision)
}

export function modelConformance(subject: () => HubUnderTest): void {
  describe('whatever two clients do', () => {
    test('the hub is what the model says, and so is what a follower was told', async () => {
      const hubs = [await subject().hub(), await subject().hub()]
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const [hub] = hubs
          if (hub === undefined) throw new Error('No client')
          const [prefix, model] = [freshPrefix(), new Model()]
          const heard = watching(hub, SHELVES.escalations, prefix)
          // What came and went before it was caught up need not be told.
          await expect.poll(heard.caughtUp).toBe(1)
          for (const move of steps) await take(hubs[move.who] ?? hub, prefix, model, move)
          for (const name of ['a', 'b', 'c']) {
            const [answer, text] = [await hub.records(SHELVES.escalations).get(`${prefix}${name}`), model.live.get(name)]
            expect(answer).toMatchObject(
              text === undefined
                ? { kind: 'absent' }
                : { kind: 'entry', entry: { value: text, revision: model.revisions.get(name)?.at(-1) } },
            )
          }
          const log = following(hub, SHELVES.chat, prefix)
          await log.count(model.log.length)
          expect(log.told.map(({ id, value: text, sequence }) => ({ id: id.slice(prefix.length), value: text, sequence }))).toEqual(
            model.log,
          )
          await expect
            .poll(() => new Map(heard.told.map((entry) => [entry.key, entry.revision])))
            .toEqual(new Map([...model.revisions].map(([name, revisions]) => [`${prefix}${name}`, revisions.at(-1)])))
          heard.stop()
          log.stop()
        }),
        { numRuns: subject().runs ?? 30 },
      )
    })
  })
}

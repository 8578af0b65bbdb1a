import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../main/services/clock.ts'
import { ASK_LIMITS, type AskLimits } from '../../../main/tracker/ask.ts'
import { trackerOf } from '../../../main/tracker/connector-of.ts'
import type { TrackerSection } from '../../../core/contract/team/tracker-section.ts'
import type { Tracker, TrackerOutcome, TrackerRef } from '../../../core/ports/tracker.ts'
import { trackerFront, type TrackerFront } from '../../support/tracker-front.ts'
import { anIssue } from '../../support/tracker-issue-builder.ts'
import type { TrackerWorld } from '../../support/tracker-world.ts'

/** A seat before the tracker, with something in between that can make trouble. */
async function seatOf(
  world: TrackerWorld,
  over: { readonly token?: string; readonly section?: TrackerSection; readonly limits?: AskLimits } = {},
): Promise<{ tracker: Tracker; front: TrackerFront; section: TrackerSection }> {
  const section = over.section ?? world.section
  const front = await trackerFront(section.url)
  const own = { ...section, url: front.url }
  const tracker = trackerOf(own, async () => over.token ?? world.token, systemClock, over.limits ?? ASK_LIMITS)
  return { tracker, front, section: own }
}

function refOf(outcome: TrackerOutcome): TrackerRef {
  if (outcome.kind !== 'created') throw new Error(`Not created: ${JSON.stringify(outcome)}`)
  return outcome.ref
}

/** What every tracker of line 3 promises; run on fakes that behave, and on the real ones. `wordRuns`: how many texts are tried. */
export function trackerConformance(worldOf: () => TrackerWorld, wordRuns: number): void {
  describe('making an issue', () => {
    it('gives line 3 the title with its number, the words and the company', async () => {
      const world = worldOf()
      const { tracker, section } = await seatOf(world)
      const outcome = await tracker.create(anIssue())
      const ref = refOf(outcome)
      expect(ref.kind).toBe(section.kind)
      expect(ref.url.startsWith(section.url)).toBe(true)
      expect(ref.url).toContain(ref.key)
      expect(outcome).toMatchObject({ issue: { tracker: section.kind, key: ref.key, url: ref.url, state: 'new' } })
      const seen = await world.lineThree.read(ref.key)
      expect(seen.title).toBe('[Э-1042] Переадресация на выходные не включается')
      expect(seen.text).toMatch(/^ООО «Ромашка»\n\nКлиент: «в субботу звонки не идут на мобильный»\.\nПроверили/)
    })

    it.each(['critical', 'high', 'normal', 'low'] as const)('keeps the priority %s', async (priority) => {
      const world = worldOf()
      const { tracker } = await seatOf(world)
      const ref = refOf(await tracker.create(anIssue({ priority })))
      expect((await world.lineThree.read(ref.key)).priority).toBe(world.priorities[priority])
    })

    it('makes one issue of one escalation, also after a restart', async () => {
      const world = worldOf()
      const issue = anIssue()
      const first = refOf(await (await seatOf(world)).tracker.create(issue))
      const before = await world.lineThree.count()
      const { tracker } = await seatOf(world)
      const again = await tracker.create(issue)
      expect(refOf(again).key).toBe(first.key)
      expect(again).toMatchObject({ issue: { title: '[Э-1042] Переадресация на выходные не включается', state: 'new' } })
      expect(await world.lineThree.count()).toBe(before)
    })

    it('makes one issue when it is asked for it twice at once', async () => {
      const world = worldOf()
      const { tracker } = await seatOf(world)
      const issue = anIssue()
      const before = await world.lineThree.count()
      const [one, other] = await Promise.all([tracker.create(issue), tracker.create(issue)])
      expect(refOf(one)).toEqual(refOf(other))
      expect(await world.lineThree.count()).toBe(before + 1)
    })

    it('makes no second issue after a lost answer', async () => {
      const world = worldOf()
      const { tracker, front } = await seatOf(world)
      const issue = anIssue()
      const before = await world.lineThree.count()
      front.trouble('POST', { kind: 'answer-lost' })
      const lost = await tracker.create(issue)
      expect(lost).toMatchObject({ kind: 'retry', reason: 'unreachable' })
      expect(lost.kind === 'retry' ? lost.afterMs : 0).toBeGreaterThanOrEqual(10_000)
      refOf(await tracker.create(issue))
      expect(await world.lineThree.count()).toBe(before + 1)
    })

    it('makes nothing while it cannot look for what is there', async () => {
      const world = worldOf()
      const { tracker, front } = await seatOf(world)
      front.trouble('GET', { kind: 'cut' })
      expect(await tracker.create(anIssue())).toMatchObject({ kind: 'retry', reason: 'unreachable' })
      expect(front.asked.filter((line) => line.startsWith('POST'))).toEqual([])
    })

    it('finds an issue by any id, also one that would break out of a query', async () => {
      const world = worldOf()
      const { tracker } = await seatOf(world)
      for (const escalationId of [`x' OR id > 0 OR Subject = 'y`, '" OR project = "SUP', 'эскалация 1', '../../x', 'a\nb']) {
        const first = refOf(await tracker.create(anIssue({ escalationId })))
        expect(refOf(await tracker.create(anIssue({ escalationId }))).key).toBe(first.key)
        expect(refOf(await tracker.create(anIssue())).key).not.toBe(first.key)
      }
    })

    it('carries any words, however long and strange', async () => {
      const world = worldOf()
      const { tracker } = await seatOf(world)
      const words = fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
        fc.constantFrom('😀'.repeat(300), '{code}[~admin]!http://x/y.png!\\\\', '<script>alert(1)</script>', '=1+1', 'a\r\nb\tc'),
      )
      await fc.assert(
        fc.asyncProperty(words, words, async (title, description) => {
          const ref = refOf(await tracker.create(anIssue({ title, description })))
          const seen = await world.lineThree.read(ref.key)
          expect(seen.title.startsWith('[Э-1042]')).toBe(true)
          expect(seen.title.length).toBeLessThanOrEqual(250)
          const status = await tracker.status(ref)
          expect(status).toMatchObject({ kind: 'known', status: { title: seen.title.trim() } })
        }),
        { numRuns: wordRuns },
      )
      const long = refOf(await tracker.create(anIssue({ description: 'Длинно. '.repeat(10_000) })))
      expect((await world.lineThree.read(long.key)).text.endsWith('…')).toBe(true)
    })
  })

  describe('a refusal', () => {
    it('of a wrong token says so in plain words, and keeps the token to itself', async () => {
      const { tracker } = await seatOf(worldOf(), { token: 'not-the-token' })
      for (const outcome of [
        await tracker.create(anIssue()),
        await tracker.status({ kind: worldOf().section.kind, key: worldOf().missingKey, url: '' }),
      ]) {
        expect(outcome).toMatchObject({ kind: 'rejected', reason: 'credentials', why: expect.stringContaining('token is wrong') })
        expect(JSON.stringify(outcome)).not.toContain('not-the-token')
      }
    })

    it('of a seat without a token comes before anything is sent', async () => {
      const world = worldOf()
      const front = await trackerFront(world.section.url)
      const tracker = trackerOf({ ...world.section, url: front.url }, async () => undefined, systemClock)
      expect(await tracker.create(anIssue())).toMatchObject({ kind: 'rejected', reason: 'credentials' })
      expect(front.asked).toEqual([])
    })

    it('of an account without rights says so', async () => {
      const world = worldOf()
      const { user, token } = world.stranger
      const { tracker } = await seatOf(world, { section: { ...world.section, user }, token })
      expect(await tracker.create(anIssue())).toMatchObject({ kind: 'rejected', reason: expect.stringMatching(/permissions|not-found/) })
    })

    it('of a project or queue that is not there names it', async () => {
      const world = worldOf()
      const { tracker } = await seatOf(world, { section: world.elsewhere })
      const name = world.elsewhere.kind === 'jira' ? world.elsewhere.project : world.elsewhere.queue
      const outcome = await tracker.create(anIssue())
      expect(outcome).toMatchObject({ kind: 'rejected', why: expect.stringContaining(name) })
    })
  })

  describe('trouble on the way', () => {
    const soon = () => new Date(Date.now() + 120_000).toUTCString()

    it.each([
      [429, '7', 7000, 7000],
      [503, '2', 2000, 2000],
      [503, '0', 1000, 1000],
      [503, '999999', 3_600_000, 3_600_000],
      [503, 'soon', 100_000, 121_000],
      [502, undefined, 1000, 60_000],
      [500, 'nonsense', 1000, 60_000],
    ] as const)('of status %i with Retry-After %s is tried again in time', async (status, after, least, most) => {
      const { tracker, front } = await seatOf(worldOf())
      const header = after === 'soon' ? soon() : after
      front.trouble('GET', { kind: 'says', status, headers: header === undefined ? {} : { 'Retry-After': header } })
      const outcome = await tracker.create(anIssue())
      expect(outcome).toMatchObject({ kind: 'retry', reason: 'busy' })
      const afterMs = outcome.kind === 'retry' ? outcome.afterMs : 0
      expect(afterMs).toBeGreaterThanOrEqual(least)
      expect(afterMs).toBeLessThanOrEqual(most)
    })

    it('of a tracker that never answers ends in time', async () => {
      const { tracker, front } = await seatOf(worldOf(), { limits: { ...ASK_LIMITS, timeoutMs: 300 } })
      front.trouble('GET', { kind: 'silent' })
      expect(await tracker.create(anIssue())).toMatchObject({ kind: 'retry', reason: 'unreachable' })
    })

    it.each([
      ['an oversized answer', { status: 200, body: JSON.stringify({ issues: [], items: [], filler: 'x'.repeat(1_100_000) }) }, 'answer'],
      ['no JSON', { status: 200, body: '<html>Log in</html>' }, 'answer'],
      ['JSON of another kind', { status: 200, body: '{"items":{},"issues":7}' }, 'answer'],
      ['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:9/steal' } }, 'answer'],
      ['a missing interface', { status: 404, body: 'no' }, 'not-found'],
    ] as const)('of %s is refused in words', async (_what, says, reason) => {
      const { tracker, front } = await seatOf(worldOf())
      front.trouble('GET', { kind: 'says', ...says }, 2)
      const outcome = await tracker.create(anIssue())
      expect(outcome).toMatchObject({ kind: 'rejected', reason, why: expect.stringMatching(/^\p{Lu}.{20,}/u) })
      expect(front.asked.filter((line) => line.startsWith('POST'))).toEqual([])
    })
  })

  describe('the status', () => {
    it('follows line 3 from new to resolved', async () => {
      const world = worldOf()
      const { lineThree } = world
      const { tracker } = await seatOf(world)
      const issue = anIssue()
      const ref = refOf(await tracker.create(issue))
      const now = async () => {
        const outcome = await tracker.status(ref)
        if (outcome.kind !== 'known') throw new Error(JSON.stringify(outcome))
        expect(outcome.ref).toEqual(ref)
        expect(Math.abs(outcome.status.updatedAt - Date.now())).toBeLessThan(120_000)
        return outcome.status
      }
      const fresh = await now()
      expect(fresh).toEqual({
        tracker: ref.kind,
        key: ref.key,
        url: ref.url,
        state: 'new',
        title: '[Э-1042] Переадресация на выходные не включается',
        updatedAt: fresh.updatedAt,
      })
      await lineThree.take(ref.key)
      expect(await now()).toMatchObject({ state: 'in-progress', assignee: lineThree.name })
      await lineThree.say(ref.key, 'Нашли: расписание не сохраняется.')
      await lineThree.say(ref.key, 'Исправим в четверг.\nСкажите клиенту.')
      expect(await now()).toMatchObject({ state: 'in-progress', lastWord: 'Исправим в четверг.\nСкажите клиенту.' })
      await lineThree.wait(ref.key)
      expect(await now()).toMatchObject({ state: 'waiting' })
      await lineThree.resolve(ref.key)
      expect(await now()).toMatchObject({ state: 'resolved' })
      expect(await tracker.create(issue)).toMatchObject({ kind: 'created', ref, issue: { state: 'resolved' } })
    })

    it('tells what line 3 refused from what it did', async () => {
      const world = worldOf()
      const { tracker } = await seatOf(world)
      const ref = refOf(await tracker.create(anIssue()))
      await world.lineThree.reject(ref.key)
      expect(await tracker.status(ref)).toMatchObject({ kind: 'known', status: { state: 'rejected' } })
    })

    it('of an issue that is not there says so', async () => {
      const world = worldOf()
      const { tracker } = await seatOf(world)
      const ref = { kind: world.section.kind, key: world.missingKey, url: '' }
      expect(await tracker.status(ref)).toMatchObject({
        kind: 'rejected',
        reason: 'not-found',
        why: expect.stringContaining(world.missingKey),
      })
    })

    it('never asks outside of the tracker, whatever a reference says', async () => {
      const world = worldOf()
      const { tracker, front } = await seatOf(world)
      const { kind } = world.section
      const other = kind === 'jira' ? 'request-tracker' : 'jira'
      for (const key of ['../../admin', '1/../../secret', 'SUP-1?x=1', '', '0', '-1', 'SUP-1\n', '9'.repeat(40)])
        expect(await tracker.status({ kind, key, url: 'http://127.0.0.1:9/' })).toMatchObject({ kind: 'rejected', reason: 'not-found' })
      expect(await tracker.status({ kind: other, key: world.missingKey, url: '' })).toMatchObject({ kind: 'rejected', reason: 'not-found' })
      expect(front.asked).toEqual([])
    })

    it('is told with its last word or not at all', async () => {
      const world = worldOf()
      const { tracker, front } = await seatOf(world)
      const ref = refOf(await tracker.create(anIssue()))
      await world.lineThree.say(ref.key, 'Слово')
      front.trouble('GET', { kind: 'pass' })
      front.trouble('GET', { kind: 'says', status: 503, headers: { 'Retry-After': '4' } })
      expect(await tracker.status(ref)).toMatchObject({ kind: 'retry', reason: 'busy', afterMs: 4000 })
      expect(await tracker.status(ref)).toMatchObject({ kind: 'known', status: { lastWord: 'Слово' } })
    })

    it('is tried again when the tracker is busy or away', async () => {
      const world = worldOf()
      const { tracker, front } = await seatOf(world)
      const ref = refOf(await tracker.create(anIssue()))
      front.trouble('GET', { kind: 'says', status: 429, headers: { 'Retry-After': '9' } }, 2)
      expect(await tracker.status(ref)).toMatchObject({ kind: 'retry', reason: 'busy', afterMs: 9000 })
    })
  })
}

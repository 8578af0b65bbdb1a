import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as jira from '../../../main/tracker/connectors/jira/mapping.ts'
import { jiraIssueSchema } from '../../../main/tracker/connectors/jira/schema.ts'
import * as rt from '../../../main/tracker/connectors/request-tracker/mapping.ts'
import { described, headline } from '../../../main/tracker/described.ts'
import { markerOf } from '../../../main/tracker/marker.ts'
import { retryAfterMs } from '../../../main/tracker/told.ts'
import { anIssue } from '../../support/tracker-issue-builder.ts'

const jiraIssue = (status: { name: string; category?: string }, resolution?: string) =>
  jiraIssueSchema.parse({
    key: 'SUP-1',
    fields: {
      summary: 's',
      status: { name: status.name, ...(status.category === undefined ? {} : { statusCategory: { key: status.category } }) },
      resolution: resolution === undefined ? null : { name: resolution },
      assignee: null,
      updated: '2026-11-22T00:36:25.000+0300',
    },
  })

describe('the state of an issue of Jira', () => {
  it.each([
    ['To Do', 'new', undefined, 'new'],
    ['Очередь', 'new', undefined, 'new'],
    ['In Progress', 'indeterminate', undefined, 'in-progress'],
    ['Ожидает клиента', 'indeterminate', undefined, 'waiting'],
    ['On hold', 'new', undefined, 'waiting'],
    ['Done', 'done', 'Done', 'resolved'],
    ['Готово', 'done', undefined, 'resolved'],
    ['Done', 'done', "Won't Do", 'rejected'],
    ['Закрыто', 'done', 'Отклонено', 'rejected'],
    ['Rejected', 'done', undefined, 'rejected'],
    ['Closed', undefined, 'Fixed', 'resolved'],
    ['Review', undefined, undefined, 'in-progress'],
  ] as const)('%s (%s, %s) is %s', (name, category, resolution, state) => {
    expect(jira.stateOf(jiraIssue({ name, ...(category === undefined ? {} : { category }) }, resolution))).toBe(state)
  })

  it('has its time in the zone that Jira writes', () => {
    expect(jiraIssue({ name: 'x' }).fields.updated).toBe(Date.parse('2026-11-21T21:36:25Z'))
  })
})

describe('the state of a ticket of Request Tracker', () => {
  const never = 0
  const once = 1_750_000_000_000
  it.each([
    ['new', never, never, 'new'],
    ['open', once, never, 'in-progress'],
    ['stalled', once, never, 'waiting'],
    ['resolved', once, once, 'resolved'],
    ['rejected', never, once, 'rejected'],
    ['deleted', never, never, 'rejected'],
    ['approved', once, once, 'resolved'],
    ['отклонено', once, once, 'rejected'],
    ['pending vendor', once, never, 'waiting'],
    ['in review', once, never, 'in-progress'],
    ['triage', never, never, 'new'],
  ] as const)('%s is told', (Status, Started, Resolved, state) => {
    expect(rt.stateOf({ Status, Started, Resolved })).toBe(state)
  })
})

describe('words on their way', () => {
  it('cannot become marks of Jira', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('{', '}', '[', ']', '!', '|', '*', '_', '~', '^', '\\', ' ', 'a', 'x', '&', '#', ';'),
          maxLength: 60,
        }),
        (text) => {
          const wiki = jira.asWiki(text)
          expect(wiki.replace(/\\[{}[\]!|*_~^]/g, '')).not.toMatch(/[{}[\]!|*_~^\\]/)
          expect(wiki.replaceAll('&#92;', '\u0000').replace(/\\(.)/g, '$1').replaceAll('\u0000', '\\')).toBe(text.replaceAll('&#92;', '\\'))
        },
      ),
    )
  })

  it('fit, on one line, never cut through a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 20, max: 255 }), (title, limit) => {
        const line = headline(anIssue({ title }), limit)
        expect(line.length).toBeLessThanOrEqual(limit)
        expect(line).not.toMatch(/\p{Cc}/u)
        expect(line).not.toMatch(/\p{Surrogate}/u)
      }),
    )
    expect(described(anIssue({ description: 'a\r\nb\u0000\u001b[31mc' }), 100)).toBe('ООО «Ромашка»\n\na\nb[31mc')
  })

  it('come back out of HTML as text', () => {
    const html = '<p>Готово &amp; проверено</p><img src=x onerror=alert(1)>1 &lt; 2<br/>конец&nbsp;&unknown;'
    expect(rt.textOf({ items: [{ ContentType: 'text/html', Content: html }] })).toBe('Готово & проверено\n1 < 2\nконец &unknown;')
    expect(
      rt.textOf({
        items: [
          { ContentType: 'text/html', Content: html },
          { ContentType: 'text/plain', Content: ' plain\r\n' },
        ],
      }),
    ).toBe('plain')
    expect(rt.textOf({ items: [{ ContentType: 'image/png', Content: 'x' }] })).toBeUndefined()
  })

  it('are found by a mark that needs no escaping', () => {
    fc.assert(fc.property(fc.string(), (id) => /^[A-Za-z0-9-]+$/.test(markerOf(id))))
    expect(markerOf('4f9a-b1')).toBe('4f9a-b1')
  })
})

describe('Retry-After', () => {
  it('is between a second and an hour, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.integer().map(String),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (header) => {
          const after = retryAfterMs(header, 1_750_000_000_000)
          expect(after === undefined || (after >= 1000 && after <= 3_600_000)).toBe(true)
        },
      ),
    )
    expect(retryAfterMs(undefined, 0)).toBeUndefined()
    expect(retryAfterMs(['3', '4'], 0)).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import type { Change, ChangeWhat } from '../../../../core/domain/escalation/change.ts'
import type { EscalationState } from '../../../../core/domain/escalation/escalation.ts'
import { transition } from '../../../../core/domain/escalation/transition.ts'
import { anIssue, byClockwork, byMember } from '../../../support/escalation-builder.ts'
import { anna, denis, igor, olga, TEAM_NOW, vera } from '../../../support/team-members.ts'

const [since, until, at] = [TEAM_NOW, TEAM_NOW + 20_000, TEAM_NOW + 5_000]

/** Held, or once held, by Vera. Where it is offered to one, it is to her. */
const states = {
  draft: { phase: 'draft' },
  'offered to Vera': { phase: 'offered', since, until, to: vera, round: 1 },
  'offered to all': { phase: 'offered', since, until, round: 2 },
  'offered in vain': { phase: 'offered', since, until: at, to: vera, round: 1 },
  accepted: { phase: 'accepted', since, by: vera },
  connected: { phase: 'connected', since, by: vera },
  advising: { phase: 'advising', since, by: vera },
  'line-three': { phase: 'line-three', since, by: vera, issue: anIssue },
  returned: { phase: 'returned', at: since, by: vera, answer: 'Так', read: false },
  resolved: { phase: 'resolved', at: since, by: vera, how: 'Сделано' },
  withdrawn: { phase: 'withdrawn', at: since, why: 'solved' },
} as const satisfies Record<string, EscalationState>

const whats = {
  offered: { kind: 'offered', until },
  seen: { kind: 'seen' },
  're-offered': { kind: 're-offered', to: igor, until },
  'fell-back': { kind: 'fell-back', dueAt: until, until },
  'handed-over': { kind: 'handed-over', to: igor, until },
  accepted: { kind: 'accepted' },
  connected: { kind: 'connected' },
  advising: { kind: 'advising' },
  'asked-again': { kind: 'asked-again', factId: 'call-1', asked: true },
  noted: { kind: 'noted', text: 'Клиент звонил ещё раз' },
  returned: { kind: 'returned', answer: 'Так' },
  resolved: { kind: 'resolved', how: 'Сделано' },
  'sent-to-line-three': { kind: 'sent-to-line-three', issue: anIssue },
  'line-three-told': { kind: 'line-three-told', issue: anIssue },
  'withdrawn as undone': { kind: 'withdrawn', why: 'undone' },
  'withdrawn as solved': { kind: 'withdrawn', why: 'solved' },
  'withdrawn, client left': { kind: 'withdrawn', why: 'client-left' },
  'answer-read': { kind: 'answer-read' },
} as const satisfies Record<string, ChangeWhat>

const authors = {
  author: byMember(anna),
  colleague: byMember(denis),
  holder: byMember(vera),
  specialist: byMember(igor),
  supervisor: byMember(olga),
  clockwork: byClockwork,
}

/** `-` not-now, `!` not-yours, `T` taken; otherwise the new phase. */
const letters: Record<EscalationState['phase'], string> = {
  draft: 'd',
  offered: 'O',
  accepted: 'A',
  connected: 'C',
  advising: 'V',
  'line-three': '3',
  returned: 'R',
  resolved: 'S',
  withdrawn: 'W',
}

/** Rows: what, by whom. Columns: the states as they stand above. No row of a state may change unnoticed. */
const table: Record<keyof typeof whats, Record<keyof typeof authors, string>> = {
  offered: {
    author: 'O - - - - - - - - - -',
    colleague: '! - - - - - - - - - -',
    holder: '! - - - - - - - - - -',
    specialist: '! - - - - - - - - - -',
    supervisor: '! - - - - - - - - - -',
    clockwork: '! - - - - - - - - - -',
  },
  seen: {
    author: '- ! ! ! ! ! ! ! ! ! -',
    colleague: '- ! ! ! ! ! ! ! ! ! -',
    holder: '- O O O A C V 3 R S -',
    specialist: '- O O O A C V 3 R S -',
    supervisor: '- O O O A C V 3 R S -',
    clockwork: '- ! ! ! ! ! ! ! ! ! -',
  },
  're-offered': {
    author: '- O O O - - - - - - -',
    colleague: '- ! ! ! - - - - - - -',
    holder: '- O O O - - - - - - -',
    specialist: '- ! O O - - - - - - -',
    supervisor: '- O O O - - - - - - -',
    clockwork: '- - O O - - - - - - -',
  },
  'fell-back': {
    author: '- O O O - - - - - - -',
    colleague: '- ! ! ! - - - - - - -',
    holder: '- ! ! ! - - - - - - -',
    specialist: '- ! ! ! - - - - - - -',
    supervisor: '- O O O - - - - - - -',
    clockwork: '- - - O - - - - - - -',
  },
  'handed-over': {
    author: '- O O O ! ! ! ! O O -',
    colleague: '- ! ! ! ! ! ! ! ! ! -',
    holder: '- O O O O O O O O O -',
    specialist: '- ! O O ! ! ! ! ! ! -',
    supervisor: '- O O O O O O O O O -',
    clockwork: '- - - O O O O ! ! ! -',
  },
  accepted: {
    author: '- ! ! ! ! ! ! ! ! ! -',
    colleague: '- ! ! ! ! ! ! ! ! ! -',
    holder: '- A A A - - - - - - -',
    specialist: '- ! A A T T T T T T -',
    supervisor: '- ! A A T T T T T T -',
    clockwork: '- ! ! ! ! ! ! ! ! ! -',
  },
  connected: {
    author: '- - - - ! ! ! - - - -',
    colleague: '- - - - ! ! ! - - - -',
    holder: '- - - - C C C - - - -',
    specialist: '- - - - ! ! ! - - - -',
    supervisor: '- - - - ! ! ! - - - -',
    clockwork: '- - - - ! ! ! - - - -',
  },
  advising: {
    author: '- - - - ! ! ! - - - -',
    colleague: '- - - - ! ! ! - - - -',
    holder: '- - - - V V V - - - -',
    specialist: '- - - - ! ! ! - - - -',
    supervisor: '- - - - ! ! ! - - - -',
    clockwork: '- - - - ! ! ! - - - -',
  },
  'asked-again': {
    author: '- - - - ! ! ! ! ! ! -',
    colleague: '- - - - ! ! ! ! ! ! -',
    holder: '- - - - A C V 3 R S -',
    specialist: '- - - - ! ! ! ! ! ! -',
    supervisor: '- - - - ! ! ! ! ! ! -',
    clockwork: '- - - - ! ! ! ! ! ! -',
  },
  noted: {
    author: '- O O O A C V 3 R S W',
    colleague: '- O O O A C V 3 R S W',
    holder: '- O O O A C V 3 R S W',
    specialist: '- O O O A C V 3 R S W',
    supervisor: '- O O O A C V 3 R S W',
    clockwork: '- ! ! ! ! ! ! ! ! ! !',
  },
  returned: {
    author: '- ! ! ! ! ! ! ! ! - -',
    colleague: '- ! ! ! ! ! ! ! ! - -',
    holder: '- R R R R R R R R - -',
    specialist: '- ! R R ! ! ! ! ! - -',
    supervisor: '- ! R R ! ! ! ! ! - -',
    clockwork: '- ! ! ! ! ! ! ! ! - -',
  },
  resolved: {
    author: '- - - - ! ! ! ! S - -',
    colleague: '- - - - ! ! ! ! ! - -',
    holder: '- - - - S S S S S - -',
    specialist: '- - - - ! ! ! ! ! - -',
    supervisor: '- - - - ! ! ! ! ! - -',
    clockwork: '- - - - ! ! ! ! ! - -',
  },
  'sent-to-line-three': {
    author: '- - - - ! ! ! - ! - -',
    colleague: '- - - - ! ! ! - ! - -',
    holder: '- - - - 3 3 3 - 3 - -',
    specialist: '- - - - ! ! ! - ! - -',
    supervisor: '- - - - ! ! ! - ! - -',
    clockwork: '- - - - ! ! ! - ! - -',
  },
  'line-three-told': {
    author: '- ! ! ! ! ! ! ! ! ! -',
    colleague: '- ! ! ! ! ! ! ! ! ! -',
    holder: '- O O O A C V 3 R S -',
    specialist: '- O O O A C V 3 R S -',
    supervisor: '- O O O A C V 3 R S -',
    clockwork: '- O O O A C V 3 R S -',
  },
  'withdrawn as undone': {
    author: 'W W W W T T T T - - -',
    colleague: '! ! ! ! ! ! ! ! ! ! !',
    holder: '! ! ! ! ! ! ! ! ! ! !',
    specialist: '! ! ! ! ! ! ! ! ! ! !',
    supervisor: 'W W W W T T T T - - -',
    clockwork: '! ! ! ! ! ! ! ! ! ! !',
  },
  'withdrawn as solved': {
    author: 'W W W W W - W W - - -',
    colleague: '! ! ! ! ! ! ! ! ! ! !',
    holder: '! ! ! ! ! ! ! ! ! ! !',
    specialist: '! ! ! ! ! ! ! ! ! ! !',
    supervisor: 'W W W W W - W W - - -',
    clockwork: '! ! ! ! ! ! ! ! ! ! !',
  },
  'withdrawn, client left': {
    author: 'W W W W W - W W - - -',
    colleague: '! ! ! ! ! ! ! ! ! ! !',
    holder: '! ! ! ! ! ! ! ! ! ! !',
    specialist: '! ! ! ! ! ! ! ! ! ! !',
    supervisor: 'W W W W W - W W - - -',
    clockwork: '! ! ! ! ! ! ! ! ! ! !',
  },
  'answer-read': {
    author: '- - - - - - - - R - -',
    colleague: '- - - - - - - - ! - -',
    holder: '- - - - - - - - ! - -',
    specialist: '- - - - - - - - ! - -',
    supervisor: '- - - - - - - - ! - -',
    clockwork: '- - - - - - - - ! - -',
  },
}

const play = (state: EscalationState, change: Change): string => {
  const result = transition(state, change, { author: anna, wanted: { kind: 'talk-now' } })
  if (result.kind === 'moved') return letters[result.state.phase]
  return { 'not-now': '-', 'not-yours': '!', taken: 'T' }[result.why]
}

const cases = (Object.keys(whats) as (keyof typeof whats)[]).flatMap((what) =>
  (Object.keys(authors) as (keyof typeof authors)[]).flatMap((by) =>
    (Object.keys(states) as (keyof typeof states)[]).map((state, column) => ({
      what,
      by,
      state,
      expected: table[what][by].split(' ')[column],
    })),
  ),
)

describe('escalation: every state × every change × every author', () => {
  it.each(cases)('$state + $what by the $by → $expected', ({ what, by, state, expected }) => {
    expect(play(states[state], { id: 'x', at, by: authors[by], what: whats[what] })).toBe(expected)
  })
})

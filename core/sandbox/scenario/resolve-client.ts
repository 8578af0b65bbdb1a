import type { Client, ClientPromise } from '../../domain/client/client.ts'
import type { PastContact } from '../../domain/interaction/interaction.ts'
import type { OpenRequest } from '../../domain/client/request.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { ClientTemplate } from './client-template.ts'
import { fillDates } from './dated-text.ts'
import { resolveDate, startOfDay, type RelativeDate } from './relative-date.ts'
import type { Scenario } from './scenario.ts'

interface Resolver {
  readonly at: (date: RelativeDate) => EpochMs
  readonly text: (text: string) => string
  /** The day so many days from today. */
  readonly day: (inDays: number) => { month: number; day: number }
}

function contact(template: ClientTemplate['history'][number], { at, text }: Resolver): PastContact {
  const { details, outcome, outcomeNote, notes, words, transcript, escalation, ...rest } = template
  return {
    ...rest,
    at: at(template.at),
    title: text(template.title),
    ...(details === undefined ? {} : { details: text(details) }),
    ...(outcome === undefined ? {} : { outcome: text(outcome) }),
    ...(outcomeNote === undefined ? {} : { outcomeNote: text(outcomeNote) }),
    ...(notes === undefined ? {} : { notes: text(notes) }),
    ...(words === undefined ? {} : { words: text(words) }),
    ...(transcript === undefined ? {} : { transcript: transcript.map((line) => ({ who: line.who, text: text(line.text) })) }),
    ...(escalation === undefined ? {} : { escalation: filled(escalation, text) }),
  }
}

const filled = (
  { number, outcome }: NonNullable<PastContact['escalation']>,
  text: Resolver['text'],
): { number: string; outcome?: string } => (outcome === undefined ? { number } : { number, outcome: text(outcome) })

type PromiseTemplate = NonNullable<ClientTemplate['promise']>

const promiseOf = ({ dueAt, madeAt, by, text: words }: PromiseTemplate, { at, text }: Resolver): ClientPromise => ({
  text: text(words),
  by,
  dueAt: at(dueAt),
  madeAt: at(madeAt),
})

function request(template: ClientTemplate['requests'][number], resolver: Resolver): OpenRequest {
  const { dueAt, openedAt, stages, steps, promised, ...rest } = template
  const { at, text } = resolver
  return {
    ...rest,
    title: text(rest.title),
    stages: stages.map((stage) => ({ title: text(stage.title), ...(stage.note === undefined ? {} : { note: text(stage.note) }) })),
    openedAt: at(openedAt),
    ...(dueAt === undefined ? {} : { dueAt: at(dueAt) }),
    ...(steps === undefined ? {} : { steps: steps.map((step) => ({ by: step.by, text: text(step.text), at: at(step.at) })) }),
    ...(promised === undefined ? {} : { promised: promiseOf(promised, resolver) }),
  }
}

/** Where the client stands: since when, his birthday, what he is served and what he owes. */
function account(
  { since, birthday, service, debt }: ClientTemplate,
  { at, day }: Resolver,
): Pick<Client, 'since' | 'birthday' | 'service' | 'debt'> {
  return {
    ...(since === undefined ? {} : { since: at(since) }),
    ...(birthday === undefined ? {} : { birthday: day(birthday.inDays) }),
    ...(service === undefined
      ? {}
      : { service: { title: service.title, state: service.state, ...(service.until === undefined ? {} : { until: at(service.until) }) } }),
    ...(debt === undefined
      ? {}
      : { debt: { amount: debt.amount, currency: debt.currency, ...(debt.since === undefined ? {} : { since: at(debt.since) }) } }),
  }
}

/** What colleagues wrote, newest first, and left to do, soonest first. */
function work({ notes, tasks }: ClientTemplate, { at, text }: Resolver): Pick<Client, 'notes' | 'tasks'> {
  const written = notes?.map((note) => ({ id: note.id, at: at(note.at), by: note.by, text: text(note.text), mentions: [] }))
  const left = tasks?.map(({ id, text: what, dueAt, createdAt, by }) => ({
    id,
    text: text(what),
    dueAt: at(dueAt),
    createdAt: at(createdAt),
    by,
  }))
  return {
    ...(written === undefined ? {} : { notes: written.sort((one, other) => other.at - one.at) }),
    ...(left === undefined ? {} : { tasks: left.sort((one, other) => one.dueAt - other.dueAt) }),
  }
}

/**
 * The client of a scenario as the directory keeps it, every date counted from `nowMs`.
 * `timeZoneOffset` has the sign of `Date.prototype.getTimezoneOffset()`, in minutes.
 */
export function resolveScenarioClient(scenario: Scenario, nowMs: EpochMs, timeZoneOffset: number): Client {
  const { promise, told, manager, requests, history, facts, alerts, older: _ofCrm, double: _double, ...others } = scenario.client
  const { since: _since, birthday: _birthday, service: _service, debt: _debt, notes: _notes, tasks: _tasks, ...rest } = others
  const resolver = resolverOf(scenario, nowMs, timeZoneOffset)
  const { at, text } = resolver
  return {
    ...rest,
    ...account(scenario.client, resolver),
    ...work(scenario.client, resolver),
    language: scenario.language,
    ...(manager === undefined
      ? {}
      : { manager: { ...manager, ...(manager.availability === undefined ? {} : { availability: text(manager.availability) }) } }),
    facts: facts.map(({ label, value, ...rest }) => ({ label: text(label), value: text(value), ...rest })),
    alerts: alerts.map((alert) => ({ kind: alert.kind, text: text(alert.text) })),
    ...(promise === undefined ? {} : { promise: promiseOf(promise, resolver) }),
    ...(told === undefined ? {} : { told: { text: text(told.text), channel: told.channel, at: at(told.at) } }),
    requests: requests.map((one) => request(one, resolver)),
    history: history.map((one) => contact(one, resolver)).sort((one, other) => other.at - one.at),
  }
}

/** The second record of the same person, where the scenario has one: little is in it. */
export function resolveScenarioDouble(scenario: Scenario): Client | undefined {
  const { double, name, emails, segment, vip, roles } = scenario.client
  if (double === undefined) return undefined
  const { older: _ofCrm, ...record } = double
  return {
    ...record,
    name,
    // The form on the site was filled with the other address: with one in common a letter could be of either.
    emails: emails.slice(-1),
    segment,
    vip,
    roles,
    language: scenario.language,
    facts: [],
    alerts: [],
    requests: [],
    history: [],
  }
}

/** Everything the sandbox's CRM knows of earlier contacts with the client of a scenario, newest first; the record's are among them. */
export function resolveScenarioHistory(scenario: Scenario, nowMs: EpochMs, timeZoneOffset: number): readonly PastContact[] {
  const { history, older = [] } = scenario.client
  return contactsOf([...history, ...older], resolverOf(scenario, nowMs, timeZoneOffset))
}

/** The same of the second record of the person. */
export const resolveDoubleHistory = (scenario: Scenario, nowMs: EpochMs, timeZoneOffset: number): readonly PastContact[] =>
  contactsOf(scenario.client.double?.older ?? [], resolverOf(scenario, nowMs, timeZoneOffset))

const contactsOf = (templates: ClientTemplate['history'], resolver: Resolver): readonly PastContact[] =>
  templates.map((one) => contact(one, resolver)).sort((one, other) => other.at - one.at)

function resolverOf(scenario: Scenario, nowMs: EpochMs, timeZoneOffset: number): Resolver {
  const present = { nowMs, timeZoneOffset }
  return {
    at: (date) => resolveDate(date, present),
    text: (text) => fillDates(text, present, scenario.language),
    day: (inDays) => {
      const local = new Date(startOfDay(present, inDays) - timeZoneOffset * 60_000)
      return { month: local.getUTCMonth() + 1, day: local.getUTCDate() }
    },
  }
}

/** The caller as lists name him: given and family name. */
export const callerName = (scenario: Scenario): string => `${scenario.client.name.given} ${scenario.client.name.family}`

import { missingCase } from '../exhaustive.ts'
import type { EpochMs } from '../time.ts'
import type { Client, ClientAlert, ClientDebt } from './client.ts'
import type { ClientService } from './service.ts'
import type { BrokenPromise, RepeatedCalls, Standing } from './standing.ts'

/** A warning of the card: counted from the data, or written by somebody beforehand. */
export type CardAlert =
  | { readonly kind: 'promise-broken'; readonly broken: BrokenPromise }
  | { readonly kind: 'asked-supervisor'; readonly at: EpochMs }
  | { readonly kind: 'repeated'; readonly repeated: RepeatedCalls }
  | { readonly kind: 'service'; readonly service: ClientService }
  | { readonly kind: 'debt'; readonly debt: ClientDebt }
  /** Days from today: −1, 0 or 1. */
  | { readonly kind: 'birthday'; readonly inDays: -1 | 0 | 1 }
  | { readonly kind: 'written'; readonly alert: ClientAlert }

/** A day of the calendar, where the client is. */
export interface CalendarDay {
  readonly year: number
  /** 1…12 */
  readonly month: number
  readonly day: number
}

/**
 * All warnings, the most important first. What is counted from the data takes the place of a written warning of the same
 * kind: the count is of now, the text of some other day. A birthday is told to a private client only, and never beside a debt
 * or a complaint.
 */
export function alertsOf(client: Client, standing: Standing, roleId: string, today: CalendarDay): readonly CardAlert[] {
  const counted = countedAlerts(client, standing)
  const taken = new Set(counted.map(writtenKind))
  const written = client.alerts
    .filter((alert, place) => !taken.has(alert.kind) && client.alerts.findIndex((other) => sameText(other, alert)) === place)
    .map((alert): CardAlert => ({ kind: 'written', alert }))
  const sorted = [...counted, ...written]
    .map((alert, place) => ({ alert, place }))
    .sort((a, b) => weightOf(b.alert) - weightOf(a.alert) || a.place - b.place)
    .map(({ alert }) => alert)
  const birthday = birthdayOf(client, standing, roleId, today)
  return birthday === undefined || sorted.some(isGrave) ? sorted : [...sorted, birthday]
}

function countedAlerts({ debt }: Client, { broken, supervisorAt, repeated, service }: Standing): readonly CardAlert[] {
  const [worst] = broken
  return [
    ...(worst === undefined ? [] : [{ kind: 'promise-broken', broken: worst } as const]),
    ...(supervisorAt === undefined ? [] : [{ kind: 'asked-supervisor', at: supervisorAt } as const]),
    ...(repeated === undefined ? [] : [{ kind: 'repeated', repeated } as const]),
    ...(service === undefined ? [] : [{ kind: 'service', service } as const]),
    ...(debt === undefined ? [] : [{ kind: 'debt', debt } as const]),
  ]
}

/** The kind of written warning that says the same. */
function writtenKind(alert: CardAlert): ClientAlert['kind'] | undefined {
  if (alert.kind === 'repeated') return 'repeat-calls'
  return alert.kind === 'asked-supervisor' || alert.kind === 'debt' ? alert.kind : undefined
}

const sameText = (one: ClientAlert, other: ClientAlert): boolean => one.text.trim().toLowerCase() === other.text.trim().toLowerCase()

const WRITTEN_WEIGHTS = { 'asked-supervisor': 90, 'repeat-calls': 80, 'told-before': 75, debt: 60, note: 50 } as const
const SERVICE_WEIGHTS = { suspended: 70, ended: 65, ends: 40, trial: 30, active: 0 } as const

function weightOf(alert: CardAlert): number {
  switch (alert.kind) {
    case 'promise-broken':
      return 100
    case 'asked-supervisor':
      return WRITTEN_WEIGHTS['asked-supervisor']
    case 'repeated':
      return WRITTEN_WEIGHTS['repeat-calls']
    case 'service':
      return SERVICE_WEIGHTS[alert.service.state]
    case 'debt':
      return WRITTEN_WEIGHTS.debt
    case 'birthday':
      return 10
    case 'written':
      return WRITTEN_WEIGHTS[alert.alert.kind]
    default:
      return missingCase(alert)
  }
}

/** Beside such a thing nobody is congratulated. */
const isGrave = (alert: CardAlert): boolean => weightOf(alert) >= WRITTEN_WEIGHTS.debt

function birthdayOf(client: Client, { isUnhappy }: Standing, roleId: string, today: CalendarDay): CardAlert | undefined {
  const role = client.roles.find(({ id }) => id === roleId)
  if (client.birthday === undefined || role?.kind !== 'private' || isUnhappy) return undefined
  const inDays = ([0, -1, 1] as const).find((shift) => isOn(client.birthday, dayAt(today, shift)))
  return inDays === undefined ? undefined : { kind: 'birthday', inDays }
}

const dayAt = ({ year, month, day }: CalendarDay, shift: number): Date => new Date(Date.UTC(year, month - 1, day + shift))

/** 29 February is kept on 1 March in other years, as the calendar moves it. */
function isOn(birthday: Client['birthday'], date: Date): boolean {
  if (birthday === undefined) return false
  const kept = new Date(Date.UTC(date.getUTCFullYear(), birthday.month - 1, birthday.day))
  return kept.getTime() === date.getTime()
}

import { createStore } from 'zustand/vanilla'
import { callIdSchema } from '../../../core/contract/call-schema.ts'
import { clientSchema } from '../../../core/contract/client-schema.ts'
import { fromPhoneSchema, type PhoneState } from '../../../core/contract/phone-channel.ts'
import type { Candidate } from '../../../core/domain/client/identification.ts'
import { identifyCaller } from '../../../core/usecases/identify-caller.ts'
import { knownCard, type KnownCard } from './call-card.ts'
import type { CallWork } from './call-work.ts'
import { createCallerStore } from './caller-store.ts'
import type { CardState } from './card-store.ts'
import type { Desk } from './desk.ts'
import { createKeyStore } from './key-store.ts'
import type { PhoneView } from './phone-store.ts'
import { createPopTiming } from './pop-timing.ts'

/** ITU-T E.164 leaves country code 999 unassigned: nobody's number. */
const NUMBER = '+999000000000'
const DAY_MS = 86_400_000

const callId = callIdSchema.parse('rehearsal')

/** The desk with a made-up ringing call on it, in stores that nobody else sees. */
export const actingDesk = (desk: Desk, at: number): Desk => ({
  ...desk,
  stores: {
    ...desk.stores,
    phone: createStore<PhoneView>(() => ({ link: 'live', state: ringing(at) })),
    keys: createKeyStore(desk.stores.keys.getState().chords),
    callers: createCallerStore(),
  },
})

/** Card and work of that call. What is done with them reaches nobody: the measurement is not published, nothing is written. */
export const actingWork = (work: CallWork, at: number): CallWork => ({
  ...work,
  card: {
    ...work.card,
    store: createStore<CardState>(() => ({ cards: { [callId]: cardAt(at, work.content.store.getState().processes[0]?.id ?? 'a') } })),
  },
  popTiming: createPopTiming({ now: () => at, afterPaint: () => undefined, publish: () => undefined }),
})

/** The way from a number to somebody's name, with a look into what the seat learned. Nothing is written. */
export async function rehearseLook(desk: Desk, at: number): Promise<void> {
  const { client } = cardAt(at, 'a').candidate
  const { callers, journal } = desk.storage
  const deps = {
    directory: {
      byPhone: () => Promise.resolve([client]),
      byId: () => Promise.resolve(undefined),
      byIdentifier: () => Promise.resolve([]),
    },
    phoneNumbers: desk.numbers,
    lines: desk.stores.session.getState().seat.lines,
    clock: desk.clock,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(callers === undefined ? {} : { memory: callers }),
  }
  const call = { direction: 'incoming', remote: { number: NUMBER, displayName: 'A' }, context: { headers: {} } } as const
  await Promise.all([identifyCaller(deps, call), journal.ofClient(client.id, 1)]).catch(() => undefined)
}

/** Goes through the channel's schema, which is slow the first time too. */
const ringing = (at: number): PhoneState | undefined => {
  const message = fromPhoneSchema.parse({
    kind: 'state',
    v: 1,
    state: {
      phoneId: 'rehearsal',
      revision: 0,
      registration: { phase: 'offline' },
      presence: { kind: 'ringing', since: at },
      calls: [
        {
          call: {
            phase: 'incoming',
            id: callId,
            direction: 'incoming',
            remote: { number: NUMBER },
            context: { headers: {} },
            startedAt: at,
            waiting: false,
          },
        },
      ],
      devices: { microphones: [], speakers: [], permission: 'prompt' },
    },
  })
  return message.kind === 'state' ? message.state : undefined
}

const cardAt = (at: number, processId: string): KnownCard => {
  const stages = [{ title: 'a', note: 'a' }, { title: 'b' }, { title: 'c' }]
  const promise = { text: 'a', dueAt: at + DAY_MS, by: 'a', madeAt: at - DAY_MS }
  const steps = [{ at: at - DAY_MS, by: 'a', text: 'a' }]
  const request = { title: 'a', stages, currentStage: 1, openedAt: at, processId, steps, promised: { ...promise, text: 'b' } }
  const client = clientSchema.parse({
    id: 'rehearsal',
    name: { given: 'Анна', patronymic: 'A.', family: 'Яковлева' },
    language: 'ru',
    phones: [{ number: NUMBER, kind: 'mobile' }],
    emails: ['nobody@example.invalid'],
    segment: 'A',
    vip: true,
    status: 'a',
    company: 'a',
    manager: { name: 'a' },
    timeZone: 'Asia/Yekaterinburg',
    city: 'a',
    roles: [{ id: 'a', kind: 'employee', company: 'a', lineIds: [] }],
    facts: [{ label: 'a', value: 'a' }],
    alerts: [{ kind: 'note', text: 'a' }],
    promise,
    since: at - 900 * DAY_MS,
    told: { text: 'a', channel: 'chat', at: at - DAY_MS },
    requests: [
      { ...request, number: '1', dueAt: at + DAY_MS },
      { ...request, number: '2', dueAt: at + 9 * DAY_MS, owner: 'a' },
    ],
    history: (['call-in', 'call-out', 'chat', 'bot', 'letter'] as const).map((channel, index) => ({
      id: channel,
      channel,
      at: at - index * 100 * DAY_MS,
      title: 'a',
      details: 'a',
      outcome: 'a',
      outcomeNote: 'a',
    })),
  })
  const reasons: Candidate['reasons'] = [
    { kind: 'phone', phoneKind: 'mobile', callsFromIt: 2 },
    { kind: 'line', lineId: 'a' },
    { kind: 'open-request', number: '1', title: 'a' },
    { kind: 'recent-contact', channel: 'call-in', at: at - DAY_MS, title: 'a' },
    { kind: 'display-name', name: 'a' },
  ]
  return knownCard(callId, { client, roleId: 'a', reasons }, [], false)
}

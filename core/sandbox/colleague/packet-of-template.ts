import type { ClientId } from '../../domain/client/client-id.ts'
import type { Change, ChangeWhat } from '../../domain/escalation/change.ts'
import type { EscalationId } from '../../domain/escalation/escalation-id.ts'
import type { EscalationRecord } from '../../domain/escalation/escalation.ts'
import type { Deadlines, Packet, PacketClient } from '../../domain/escalation/packet.ts'
import type { Wanted } from '../../domain/escalation/wanted.ts'
import type { Member } from '../../domain/team/member.ts'
import type { EpochMs } from '../../domain/time.ts'
import { fillDates } from '../scenario/dated-text.ts'
import type { PacketTemplate } from './packet-template.ts'

const MINUTE_MS = 60_000

/** What a template becomes a packet with. */
export interface PacketSetting {
  readonly organisation: string
  readonly language: 'ru' | 'en'
  /** Everybody a template may name, by id. */
  readonly people: ReadonlyMap<string, Member>
  /** Who sits at the desk. */
  readonly desk: Member
  /** Tells this queue from earlier ones: 1–16 letters, digits and dashes. */
  readonly queue: string
  readonly now: EpochMs
  /** Minutes from local time to UTC, as `Date.prototype.getTimezoneOffset()`. */
  readonly timeZoneOffset: number
}

/** The changes that were made already when the packet is sent, oldest first; the first is `offered`. */
export function recordOfTemplate(template: PacketTemplate, setting: PacketSetting): EscalationRecord {
  const packet = packetOfTemplate(template, setting)
  const { now, desk } = setting
  const direct = template.directSeconds
  const until = now + (direct ?? template.dueInSeconds) * 1000
  const change = (at: EpochMs, member: Member, what: ChangeWhat): Change => ({
    id: `${packet.id}-${what.kind}`,
    at,
    by: { kind: 'member', member },
    what,
  })
  const offered = change(packet.createdAt, packet.author, { kind: 'offered', until, ...(direct === undefined ? {} : { to: desk }) })
  const waits = packet.wanted.kind === 'talk-now' || packet.wanted.kind === 'advice'
  if (waits && direct === undefined) return { packet, changes: askedInVain(packet, offered, setting, until) }
  const changes = [offered]
  const { lineThree } = template
  if (lineThree === undefined) return { packet, changes }
  const told = now - lineThree.toldMinutesAgo * MINUTE_MS
  const issue = {
    tracker: 'jira',
    key: lineThree.key,
    url: `https://tracker.example/browse/${lineThree.key}`,
    title: lineThree.title,
  } as const
  const by = lineThree.acceptedBy === 'desk' ? desk : personOf(setting, lineThree.acceptedBy)
  const lastWord = lineThree.lastWord === undefined ? {} : { lastWord: textOf(setting, lineThree.lastWord) }
  changes.push(
    change(packet.createdAt + MINUTE_MS, by, { kind: 'accepted' }),
    change(packet.createdAt + 2 * MINUTE_MS, by, {
      kind: 'sent-to-line-three',
      issue: { ...issue, state: 'new', updatedAt: packet.createdAt + 2 * MINUTE_MS },
    }),
    change(told, by, { kind: 'line-three-told', issue: { ...issue, state: 'in-progress', updatedAt: told, ...lastWord } }),
  )
  return { packet, changes }
}

/** Everybody was asked already: it lies in the queue until somebody chooses it, and the rules of the house hand it to nobody. */
function askedInVain({ id, createdAt }: Packet, offered: Change, { people, desk }: PacketSetting, until: EpochMs): readonly Change[] {
  const colleagues = [...people.values()].filter((member) => member.role !== 'operator' && member.id !== desk.id)
  const by = { kind: 'clockwork', seat: 'sandbox' } as const
  const asked = [...colleagues, desk].map((to, index): Change => {
    const what = { kind: 're-offered', to, until: createdAt } as const
    return { id: `${id}-asked-${index}`, at: createdAt, by, what }
  })
  const first: Change = { ...offered, what: { kind: 'offered', until: createdAt } }
  return [first, ...asked, { id: `${id}-all`, at: createdAt, by, what: { kind: 're-offered', until } }]
}

/** A template as the packet it stands for. */
export function packetOfTemplate(template: PacketTemplate, setting: PacketSetting): Packet {
  const { now } = setting
  const text = (template: string): string => textOf(setting, template)
  const ago = (minutes: number): EpochMs => now - minutes * MINUTE_MS
  const { sentence, promise } = template
  return {
    id: `sim-${setting.queue}-${template.id}` as EscalationId,
    organisation: setting.organisation,
    createdAt: now - template.sentSecondsAgo * 1000,
    author: personOf(setting, template.author),
    client: clientOf(template, setting),
    problem: { words: template.words, from: 'note', ...(sentence === undefined ? {} : { sentence: text(sentence) }) },
    topic: { id: template.topic.id, title: text(template.topic.title) },
    urgency: template.urgency,
    wanted: wantedOf(template, now),
    ...(promise === undefined ? {} : { promise: { text: text(promise.text), dueAt: now + promise.dueInMinutes * MINUTE_MS } }),
    deadlines: deadlinesOf(template, now),
    ...scriptOf(template, text, ago),
    tried: template.tried.map(({ what, minutesAgo, outcome }) => ({ what: text(what), at: ago(minutesAgo), outcome })),
    requests: template.requests.map(({ openedMinutesAgo, dueInMinutes, stages, ...rest }) => ({
      ...rest,
      title: text(rest.title),
      stages: stages.map(({ title, note }) => ({ title: text(title), ...(note === undefined ? {} : { note: text(note) }) })),
      openedAt: ago(openedMinutesAgo),
      ...(dueInMinutes === undefined ? {} : { dueAt: now + dueInMinutes * MINUTE_MS }),
    })),
    facts: template.facts.map((fact) => ({ ...fact, value: text(fact.value) })),
    history: template.history.map(({ minutesAgo, ...rest }, index) => ({
      ...rest,
      id: `${template.id}-${String(index)}`,
      at: ago(minutesAgo),
      title: text(rest.title),
    })),
    ...callOf(template, ago),
    attachments: [],
  }
}

const textOf = ({ now, timeZoneOffset, language }: PacketSetting, text: string): string =>
  fillDates(text, { nowMs: now, timeZoneOffset }, language)

function personOf({ people, desk }: PacketSetting, id: string): Member {
  return people.get(id) ?? desk
}

function clientOf({ client, sentSecondsAgo }: PacketTemplate, setting: PacketSetting): PacketClient {
  const { verified, id, ...rest } = client
  const text = (words: string): string => textOf(setting, words)
  const { manager, company } = client
  return {
    ...rest,
    ...(id === undefined ? {} : { id: id as ClientId }),
    ...(company === undefined ? {} : { company: text(company) }),
    ...(manager === undefined
      ? {}
      : { manager: { name: manager.name, ...(manager.availability === undefined ? {} : { availability: text(manager.availability) }) } }),
    language: setting.language,
    verification:
      verified === undefined
        ? { kind: 'recognised', by: ['phone'] }
        : { kind: 'verified', how: verified, at: setting.now - (sentSecondsAgo + 60) * 1000 },
  }
}

function wantedOf({ wanted, callbackInMinutes }: PacketTemplate, now: EpochMs): Wanted {
  return wanted === 'callback' ? { kind: wanted, dueAt: now + (callbackInMinutes ?? 60) * MINUTE_MS } : { kind: wanted }
}

/** The countdown of a client on the phone is until somebody takes it; everything else counts until it is done. */
function deadlinesOf({ wanted, dueInSeconds }: PacketTemplate, now: EpochMs): Deadlines {
  const due = now + dueInSeconds * 1000
  const waits = wanted === 'talk-now' || wanted === 'advice'
  return waits
    ? { acceptBy: due, answerBy: due + 3 * MINUTE_MS, resolveBy: due + 60 * MINUTE_MS }
    : { acceptBy: due, answerBy: due, resolveBy: due }
}

function scriptOf({ script }: PacketTemplate, text: (words: string) => string, ago: (minutes: number) => EpochMs): Pick<Packet, 'script'> {
  if (script === undefined) return {}
  const { title, version, answers, stoppedAt } = script
  return {
    script: {
      scriptId: 'sandbox',
      title: text(title),
      version,
      answers: answers.map(({ label, answer, minutesAgo }) => ({ label, answer: text(answer), at: ago(minutesAgo) })),
      ...(stoppedAt === undefined ? {} : { stoppedAt }),
    },
  }
}

function callOf({ call, id }: PacketTemplate, ago: (minutes: number) => EpochMs): Pick<Packet, 'call'> {
  if (call === undefined) return {}
  const { lineId, lineTitle, startedMinutesAgo, mos, loss, recorded } = call
  return {
    call: {
      callId: `sim-${id}`,
      lineId,
      lineTitle,
      startedAt: ago(startedMinutesAgo),
      answeredAt: ago(startedMinutesAgo) + 8000,
      quality: { mos, loss, delayMs: 40, jitterMs: 6 },
      ...(recorded ? { recording: { kind: 'running' } as const } : {}),
    },
  }
}

import { isRecordingUrl } from '../call/recording.ts'
import type { OpenRequest } from '../client/request.ts'
import type { PastContact } from '../interaction/interaction.ts'
import { packetClientOf } from './build-packet-client.ts'
import { deadlinesOf } from './deadlines-of.ts'
import { factsOf } from './packet-facts.ts'
import type { PacketInput } from './packet-input.ts'
import { cut, lastFitting, PACKET_LIMITS as LIMITS } from './packet-limits.ts'
import type { Packet, PacketCall, ScriptPath } from './packet.ts'
import { urgencyOf } from './urgency-of.ts'

/**
 * The whole story, from what is on the desk. Everything is cut to what a packet may carry, so that no click is ever refused
 * for its length; of long rows the newest entries are kept. What is empty is left out.
 */
export function buildPacket(input: PacketInput): Packet {
  const { wanted, rules, at } = input
  const client = packetClientOf(input)
  const promise = promiseOf(input)
  const rank = { vip: client.vip, wanted, ...(client.segment === undefined ? {} : { segment: client.segment }) }
  const topic = input.topic === undefined ? undefined : { id: input.topic.id.slice(0, LIMITS.id), title: line(input.topic.title) }
  return {
    id: input.id,
    organisation: input.organisation,
    createdAt: at,
    author: input.author,
    client,
    problem: problemOf(input),
    ...(topic === undefined ? {} : { topic }),
    urgency: urgencyOf({ ...rank, now: at, ...(promise === undefined ? {} : { promise }) }),
    wanted,
    ...(promise === undefined ? {} : { promise }),
    deadlines: deadlinesOf({ ...rank, ...(topic === undefined ? {} : { topicId: topic.id }) }, rules, at),
    ...(input.script === undefined ? {} : { script: scriptOf(input.script) }),
    tried: (input.tried ?? []).slice(-LIMITS.tried).map((step) => ({ ...step, what: line(step.what) })),
    requests: (input.client?.requests ?? []).flatMap(requestOf).slice(0, LIMITS.requests),
    facts: factsOf(input),
    history: historyOf(input.client?.history ?? []),
    ...(input.call === undefined ? {} : { call: callOf(input.call) }),
    ...(input.thread === undefined ? {} : { thread: threadOf(input.thread) }),
    attachments: (input.attachments ?? []).slice(0, LIMITS.attachments),
  }
}

const line = (text: string): string => cut(text, LIMITS.line)
const long = (text: string): string => cut(text, LIMITS.long)

function problemOf({ note, client, scriptWords, sentence }: PacketInput): Packet['problem'] {
  const added = sentence?.trim() ?? ''
  const rest = added === '' ? {} : { sentence: line(added) }
  if (note.trim() !== '') return { words: long(note.trim()), from: 'note', ...rest }
  const script = scriptWords?.trim() ?? ''
  if (script !== '') return { words: long(script), from: 'script', ...rest }
  const told = client?.told?.text.trim() ?? ''
  if (told !== '') return { words: long(told), from: 'told-before', ...rest }
  return { words: '', from: 'none', ...rest }
}

function promiseOf({ promise, client }: PacketInput): Packet['promise'] {
  const made = promise ?? client?.promise
  return made === undefined || made.text.trim() === '' ? undefined : { text: line(made.text.trim()), dueAt: made.dueAt }
}

function scriptOf(script: ScriptPath): ScriptPath {
  const answers = script.answers.map(({ label, answer, at }) => ({ label: line(label), answer: long(answer), at }))
  const { stoppedAt } = script
  return {
    scriptId: script.scriptId.slice(0, LIMITS.id),
    title: line(script.title),
    version: script.version,
    answers: lastFitting(answers, LIMITS.answers, ({ label, answer }) => label.length + answer.length, LIMITS.allText),
    ...(stoppedAt === undefined ? {} : { stoppedAt: { ...stoppedAt, title: line(stoppedAt.title) } }),
  }
}

function requestOf(request: OpenRequest): readonly OpenRequest[] {
  // The stage it stands at must stay in sight when there are more than can be carried.
  const from = Math.max(0, Math.min(request.currentStage - LIMITS.stages + 2, request.stages.length - LIMITS.stages))
  const stages = request.stages.slice(from, from + LIMITS.stages)
  const currentStage = request.currentStage - from
  if (stages[currentStage] === undefined || request.number === '') return []
  return [
    {
      ...request,
      number: cut(request.number, LIMITS.requestNumber),
      title: line(request.title),
      currentStage,
      stages: stages.map(({ title, note }) => ({ title: line(title), ...(note === undefined ? {} : { note: line(note) }) })),
      ...(request.owner === undefined ? {} : { owner: line(request.owner) }),
    },
  ]
}

function historyOf(history: readonly PastContact[]): readonly PastContact[] {
  const newest = [...history].sort((a, b) => b.at - a.at).slice(0, LIMITS.history)
  return newest.map((contact) => ({
    id: contact.id.slice(0, LIMITS.id) || '-',
    channel: contact.channel,
    at: contact.at,
    title: line(contact.title),
    ...(contact.details === undefined ? {} : { details: line(contact.details) }),
    ...(contact.outcome === undefined ? {} : { outcome: line(contact.outcome) }),
    ...(contact.outcomeNote === undefined ? {} : { outcomeNote: line(contact.outcomeNote) }),
  }))
}

function callOf({ recording, ...call }: PacketCall): PacketCall {
  return {
    ...call,
    callId: call.callId.slice(0, LIMITS.callId),
    ...(call.lineId === undefined ? {} : { lineId: call.lineId.slice(0, LIMITS.id) }),
    ...(call.lineTitle === undefined ? {} : { lineTitle: line(call.lineTitle) }),
    // An address that line 2 would not take must not keep the whole story from it.
    ...(recording === undefined || (recording.kind === 'kept' && !isRecordingUrl(recording.url)) ? {} : { recording }),
  }
}

function threadOf({ id, messages }: NonNullable<Packet['thread']>): NonNullable<Packet['thread']> {
  const short = messages.map(({ by, at, text }) => ({ by: line(by), at, text: cut(text, LIMITS.message) }))
  return { id, messages: lastFitting(short, LIMITS.messages, ({ text }) => text.length, LIMITS.allText) }
}

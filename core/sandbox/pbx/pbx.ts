import { missingCase } from '../../domain/exhaustive.ts'
import { createNonces } from './auth/nonces.ts'
import { parseMessage, type Parsed } from './message/parse-message.ts'
import { respond } from './message/respond.ts'
import { headerOf } from './message/message.ts'
import { serialiseMessage } from './message/serialise-message.ts'
import type { PbxOptions, PbxStats } from './options.ts'
import type { Flow, PbxPorts } from './ports.ts'
import type { PbxContext } from './proxy/context.ts'
import { handleRequest } from './proxy/handle-request.ts'
import { handleResponse } from './proxy/handle-response.ts'
import { CALLER_GONE } from './proxy/reasons.ts'
import { createServerTransactions } from './proxy/server-transactions.ts'
import { createTimerScope } from './proxy/timers.ts'
import { createContacts } from './registrar/contacts.ts'
import { createLocation } from './registrar/location.ts'

/** The virtual PBX: a registrar and a stateful proxy for user agents on WebSockets (RFC 3261, RFC 7118). SIP text in, SIP text out. */
export interface Pbx {
  opened(flow: Flow): void
  /** One frame. Never throws, whatever it holds. */
  received(flow: Flow, text: string): void
  closed(flow: Flow): void
  stats(): PbxStats
  /** Ids of the connections on which this user is registered. */
  flowsOf(user: string): readonly string[]
  /** Stops every timer. Nothing is sent afterwards. */
  stop(): void
}

/** Makes one; it does nothing until a flow opens. */
export function createPbx(options: PbxOptions, ports: PbxPorts): Pbx {
  const pbx = createContext(options, ports)
  const counters = { received: 0, sent: 0, malformed: 0 }
  const open = new Map<Flow, Flow>()
  const counted = (flow: Flow): Flow => ({
    id: flow.id,
    remoteAddress: flow.remoteAddress,
    send(text) {
      if (!open.has(flow)) return
      counters.sent += 1
      flow.send(text)
    },
  })
  return {
    opened: (flow) => void open.set(flow, counted(flow)),
    received(flow, text) {
      const own = open.get(flow)
      if (own === undefined) return
      counters.received += 1
      const parsed = parseMessage(text)
      if (parsed.kind === 'noise' || parsed.kind === 'refused') counters.malformed += 1
      take(pbx, own, parsed)
    },
    closed(flow) {
      const own = open.get(flow)
      open.delete(flow)
      if (own !== undefined) forget(pbx, own)
    },
    stats: () => ({ connections: open.size, bindings: pbx.location.count(), transactions: pbx.transactions.pending(), ...counters }),
    flowsOf: (user) => pbx.location.of(user).map((binding) => binding.flow.id),
    stop() {
      open.clear()
      pbx.timers.stop()
    },
  }
}

function createContext(options: PbxOptions, ports: PbxPorts): PbxContext {
  const timers = createTimerScope(ports.clock)
  return {
    options,
    ports,
    timers,
    accounts: new Map(options.accounts.map((account) => [account.user, account])),
    nonces: createNonces(ports),
    location: createLocation(timers),
    contacts: createContacts(),
    transactions: createServerTransactions(timers, ports.token),
    branches: new Map(),
  }
}

function take(pbx: PbxContext, flow: Flow, parsed: Parsed): void {
  switch (parsed.kind) {
    case 'ping':
      return flow.send('\r\n')
    case 'blank':
      return
    case 'noise':
      return pbx.ports.log('warn', 'Frame that is no SIP message dropped', { why: parsed.why, flow: flow.id })
    case 'refused':
      return refuse(pbx, flow, parsed)
    case 'message':
      return parsed.message.kind === 'request' ? handleRequest(pbx, flow, parsed.message) : handleResponse(pbx, flow, parsed.message)
    default:
      return missingCase(parsed)
  }
}

/** Answers what could be read of a bad request, without keeping anything of it. An ACK gets no answer, nor does what nobody signed. */
function refuse(pbx: PbxContext, flow: Flow, refused: Extract<Parsed, { kind: 'refused' }>): void {
  const { method, status, reason } = refused
  pbx.ports.log('warn', 'Malformed SIP request refused', { method, status, reason, flow: flow.id })
  if (method === 'ACK' || headerOf(refused, 'Via') === undefined) return
  flow.send(serialiseMessage(respond(refused, { status, reason }, pbx.ports.token())))
}

/** A connection has closed: its contacts are gone, calls to it fail, calls it was making are given up. */
function forget(pbx: PbxContext, flow: Flow): void {
  pbx.location.removeFlow(flow)
  pbx.contacts.flowClosed(flow)
  for (const transaction of pbx.transactions.all()) {
    if (transaction.flow === flow) transaction.fork?.cancel(CALLER_GONE)
    transaction.fork?.flowClosed(flow)
  }
}

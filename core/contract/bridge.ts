import { z } from 'zod'
import { event, rpc, type BridgeEvent, type Rpc } from './define.ts'
import { seatSchema } from './seat.ts'
import { settingsPatchSchema, settingsSchema } from './settings.ts'
import { sandboxGuiseSchema } from './sandbox-guise.ts'
import { scenarioSummarySchema } from './scenario-summary.ts'
import { clientIdSchema, clientSchema } from './client-schema.ts'
import { directoryRpcs } from './directory/directory-contract.ts'
import { privacyRpcs } from './privacy/privacy-contract.ts'
import { sandboxAccessSchema } from './sandbox-access.ts'
import { teamEvents, teamRpcs } from './team/team-contract.ts'

const nothing = z.strictObject({})

/** What the host can do. Features ask for these, never for the platform. */
export const capabilitiesSchema = z.object({
  host: z.enum(['electron', 'loopback']),
  version: z.string(),
  platform: z.string(),
  /** Secrets and personal data are encrypted at rest with a key that is not on the disk beside them. */
  encryptsAtRest: z.boolean(),
  globalHotkeys: z.boolean(),
  tray: z.boolean(),
  /** Photographs of the window can be kept from being taken. Absent: they cannot. */
  contentProtection: z.boolean().exactOptional(),
  /** The phone lives in a window that survives a reload of the desk. */
  phoneSurvivesReload: z.boolean(),
})
export type Capabilities = z.infer<typeof capabilitiesSchema>

export const logEntrySchema = z.object({
  level: z.enum(['debug', 'info', 'warn', 'error']),
  /** Room the entry comes from, e.g. `phone.sip`. */
  source: z.string().max(64),
  /** A fixed sentence; what varies goes into `fields`, where the sink masks numbers, names and secrets. */
  message: z.string().max(500),
  fields: z.record(z.string().max(64), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])).default({}),
})
export type LogEntry = z.input<typeof logEntrySchema>

/** A CRM delivery: the interaction as the connector gets it; `jobId` is the idempotency key. */
export const deliverySchema = z.object({
  jobId: z.string().min(1).max(64),
  /** `client-change`: the body is a `ClientChange` (`client-change-schema.ts`). */
  kind: z.enum(['interaction', 'client-change']),
  body: z.record(z.string(), z.unknown()),
})
export const deliveryOutcomeSchema = z.discriminatedUnion('kind', [
  /** `number`: of the request that a `request-created` made there; `version`: of the record as it stands after a `client-change`. */
  z.object({
    kind: z.literal('delivered'),
    number: z.string().min(1).max(32).exactOptional(),
    version: z.string().max(256).exactOptional(),
  }),
  z.object({ kind: z.literal('retry'), afterMs: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('rate-limited'), afterMs: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('rejected'), why: z.string().max(500) }),
  /** Somebody changed the same there: nothing was taken; this is the record as it is now. Only for `client-change`. */
  z.object({ kind: z.literal('conflict'), current: clientSchema }),
])

/** How the simulated line 2 behaves: `nobody` is on duty, or all are `busy` and nobody comes in time. */
export const sandboxLineTwoSchema = z.enum(['free', 'busy', 'nobody'])
export type SandboxLineTwo = z.infer<typeof sandboxLineTwoSchema>

/** Where the person of the sandbox sits. */
export const sandboxDeskSchema = z.enum(['line-1', 'line-2'])
export type SandboxDesk = z.infer<typeof sandboxDeskSchema>

export const bridgeRpcs = {
  'system.describe': rpc(nothing, capabilitiesSchema),
  'seat.load': rpc(nothing, seatSchema),
  'settings.read': rpc(nothing, settingsSchema),
  'settings.write': rpc(settingsPatchSchema, settingsSchema),
  /** The SIP password of account `index`; null when none is kept. Asked by the phone window only. */
  'secrets.readSipPassword': rpc(z.strictObject({ index: z.number().int().min(0).max(3) }), z.object({ password: z.string().nullable() })),
  'secrets.writeSipPassword': rpc(z.strictObject({ index: z.number().int().min(0).max(3), password: z.string().min(1).max(256) }), nothing),
  /** 32 random bytes, base64, made once per profile and kept by `secrets`. */
  'secrets.readDataKey': rpc(
    nothing,
    z.object({
      key: z.string(),
      /** The former key, while rows sealed with it are being sealed anew. */
      previous: z.string().exactOptional(),
      /** What keys of rows are derived from, once it does not follow from `key` any more. */
      digests: z.object({ sandbox: z.string(), production: z.string() }).exactOptional(),
    }),
  ),
  'log.write': rpc(logEntrySchema, nothing),
  'crm.deliver': rpc(deliverySchema, deliveryOutcomeSchema),
  /** Only in the sandbox; `not-available` elsewhere. */
  'sandbox.access': rpc(nothing, sandboxAccessSchema),
  /** The clients of the scenarios, their dates counted from now. */
  'sandbox.people': rpc(nothing, z.array(clientSchema)),
  /** A colleague edits this client in the sandbox's CRM now: the next edit of his status meets it. `edited` false: the CRM has no such client. */
  'sandbox.touchClient': rpc(z.strictObject({ clientId: clientIdSchema }), z.object({ edited: z.boolean() })),
  /** How many generated clients the directory is to have besides. */
  'sandbox.crowd': rpc(nothing, z.object({ clients: z.number().int().min(0).max(65_535) })),
  'sandbox.scenarios': rpc(nothing, z.array(scenarioSummarySchema)),
  /** Ask the simulated client to ring now; the caller window gets `sandbox.callRequested`. */
  'sandbox.startCall': rpc(
    z.strictObject({ scenario: z.string().max(64), language: z.enum(['ru', 'en']), guise: sandboxGuiseSchema.exactOptional() }),
    nothing,
  ),
  /** Sets how the simulated line 2 behaves, or only asks when `mode` is absent. Kept until it is set again. */
  'sandbox.line2': rpc(z.strictObject({ mode: sandboxLineTwoSchema.exactOptional() }), z.object({ mode: sandboxLineTwoSchema })),
  /**
   * Sits down at another desk, or only asks when `desk` is absent. The member of the team gets the role of the desk: the
   * answer comes when it is so, and every window is told by `team.describeChanged`, then by the states that follow.
   */
  'sandbox.sitAt': rpc(z.strictObject({ desk: sandboxDeskSchema.exactOptional() }), z.object({ desk: sandboxDeskSchema })),
  'app.quit': rpc(nothing, nothing),
  ...directoryRpcs,
  ...privacyRpcs,
  ...teamRpcs,
} as const satisfies Record<string, Rpc<z.ZodType, z.ZodType>>

export const bridgeEvents = {
  /** `handedOver`: the client was put through to line 2, and knows that his story is there already. */
  'sandbox.callRequested': event(
    z.object({
      scenario: z.string(),
      language: z.enum(['ru', 'en']),
      handedOver: z.boolean().exactOptional(),
      guise: sandboxGuiseSchema.exactOptional(),
    }),
  ),
  'settings.changed': event(settingsSchema),
  ...teamEvents,
} as const satisfies Record<string, BridgeEvent<z.ZodType>>

export type RpcName = keyof typeof bridgeRpcs
export type EventName = keyof typeof bridgeEvents
export type RpcInput<N extends RpcName> = z.input<(typeof bridgeRpcs)[N]['input']>
export type RpcOutput<N extends RpcName> = z.output<(typeof bridgeRpcs)[N]['output']>
export type EventPayload<N extends EventName> = z.output<(typeof bridgeEvents)[N]['payload']>

/** What the bridge needs of an `AbortSignal`, which it accepts. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface CallOptions {
  /** 10 000 when absent. */
  readonly timeoutMs?: number
  /** Aborting it rejects the call as `cancelled` and tells the other side. */
  readonly signal?: CancelSignal
}

/** The client side of the bridge as windows use it. Rejects with `BridgeError` only. */
export interface Bridge {
  call<N extends RpcName>(name: N, input: RpcInput<N>, options?: CallOptions): Promise<RpcOutput<N>>
  /** Returns the unsubscriber. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  /** Called when the connection to the host was lost, and when it stands again: events in between were missed. Absent where it cannot be lost. */
  onConnection?(listener: (connected: boolean) => void): () => void
}

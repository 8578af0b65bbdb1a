import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Provision, Seat } from '../../core/contract/seat.ts'
import { err, ok, type Result } from '../../core/domain/result.ts'
import { systemClock } from '../services/clock.ts'
import type { Handlers } from '../bridge/handlers.ts'
import { createDispatcher, type Dispatcher } from '../bridge/dispatcher.ts'
import { connectorOf, withReachableCrm } from '../crm/connector-of.ts'
import { openDirectory } from '../directory/directory-calls.ts'
import { sourcesOf } from '../directory/sources-of.ts'
import { openSandbox, type Sandbox } from '../sandbox/open-sandbox.ts'
import { readProvision } from '../services/provision/read-provision.ts'
import { recallProvision, rememberProvision } from '../services/provision/remembered-provision.ts'
import { openAuditLog, type AuditLog } from '../services/audit/audit-log.ts'
import { endWipe, isWipeLeft, makeAskedKey, readDataKey } from '../services/secrets/data-key.ts'
import { rehearsalSecrets } from '../services/secrets/rehearsal-secrets.ts'
import { admitProvision } from '../services/provision/admit-provision.ts'
import type { Emit, SeatParts } from './seat-parts.ts'
import { seatHandlers } from './seat-handlers.ts'
import { openSeatTeam } from './seat-team.ts'

export interface OpenSeat {
  readonly seat: Seat
  readonly dispatcher: Dispatcher
  readonly isSandbox: boolean
  close(): Promise<void>
}

/**
 * Puts a seat together: provision, virtual PBX when it is a sandbox, CRM, and the dispatcher over all of it.
 * @returns the seat, or why its provision is refused, in plain words
 */
export async function openSeat(parts: SeatParts): Promise<Result<OpenSeat, string>> {
  const { profile, resources, log } = parts
  const chosen = await chooseProvision(parts)
  if (!chosen.ok) return chosen
  const isSandbox = chosen.value === undefined || chosen.value.mode === 'sandbox'
  let sandbox: Sandbox | undefined
  if (isSandbox) sandbox = await openSandbox(chosen.value, resources, log, parts.sandboxClients)
  const provision = sandbox?.provision ?? chosen.value
  if (provision === undefined) throw new Error('A seat has a provision')
  const secrets = isSandbox ? rehearsalSecrets(parts.secrets) : parts.secrets
  // Made at the first start, so that whoever comes with another passphrase later is refused before anything is written.
  if (await isWipeLeft(secrets)) await endWipeOf(profile, secrets)
  await makeAskedKey(secrets)
  await readDataKey(secrets)
  const seat = await admitProvision(provision, secrets)
  if (parts.provision !== undefined && chosen.value !== undefined) await rememberProvision(chosen.value, secrets)
  const crm = connectorOf(
    seat,
    profile,
    systemClock,
    sandbox && ((clientId) => sandbox.contactsOf(clientId)),
    sandbox && (() => sandbox.people()),
  )
  // Before the dispatcher is there, nobody listens.
  const windows: { dispatcher?: Dispatcher } = {}
  const emit: Emit = (name, payload) => windows.dispatcher?.emit(name, payload)
  const team = await openSeatTeam({ ...parts, seat, secrets, sandbox, emit })
  if (!team.ok) {
    await sandbox?.close()
    return team
  }
  const directory = openDirectory({ sources: sourcesOf(seat, crm, secrets, systemClock), seat, secrets, log })
  const dispatcher = dispatcherOf(
    seatHandlers({
      ...parts,
      secrets,
      seat: withReachableCrm(seat, crm),
      crm,
      directory: directory.calls,
      sandbox,
      team: team.value,
      emit,
      audit: auditOf(profile, seat, secrets),
    }),
    log,
  )
  windows.dispatcher = dispatcher
  return ok({
    seat,
    dispatcher,
    isSandbox,
    close: async () => {
      directory.close()
      await team.value.close()
      await sandbox?.close()
    },
  })
}

/** Folders of the profile with what clients told: the team's journals, and what the CRM of the sandbox took. */
const TOLD_BY_CLIENTS = ['team', 'team-sandbox', 'sandbox-crm'] as const

/** A wipe could not take away what was open then. */
async function endWipeOf(profile: string, secrets: SeatParts['secrets']): Promise<void> {
  for (const folder of TOLD_BY_CLIENTS) await rm(join(profile, folder), { recursive: true, force: true })
  await endWipe(secrets)
}

const auditOf = (profile: string, { mode, operator }: Seat, secrets: SeatParts['secrets']): AuditLog =>
  openAuditLog({
    path: join(profile, mode === 'sandbox' ? 'audit-sandbox.jsonl' : 'audit.jsonl'),
    mode,
    secrets,
    clock: systemClock,
    by: operator.id,
  })

function dispatcherOf(handlers: Handlers, log: SeatParts['log']): Dispatcher {
  return createDispatcher(handlers, {
    handlerFailed(method, error) {
      log.write('error', 'main.bridge', 'A handler failed', {
        method,
        error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
      })
    },
    frameRefused(fault) {
      log.write('warn', 'main.bridge', 'A frame was refused', { fault })
    },
  })
}

/** The document given now, else the one of an earlier start; undefined: the built-in sandbox seat. */
async function chooseProvision({ provision, sandboxOnly, secrets }: SeatParts): Promise<Result<Provision | undefined, string>> {
  if (sandboxOnly === true) return ok(undefined)
  if (provision === undefined) return recallProvision(secrets)
  const given = await readProvision(provision)
  return given.ok ? given : err(given.error.message)
}

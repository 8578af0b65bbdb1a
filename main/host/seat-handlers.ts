import type { RpcName } from '../../core/contract/bridge.ts'
import { ok, type Result } from '../../core/domain/result.ts'
import type { BridgeFailure } from '../../core/contract/envelope.ts'
import type { Seat } from '../../core/contract/seat.ts'
import { refuse, type Handlers } from '../bridge/handlers.ts'
import type { CrmConnector } from '../crm/connector.ts'
import { contentCalls } from '../content/open-content.ts'
import type { Directory } from '../directory/directory-calls.ts'
import { noDirectory } from '../directory/no-directory.ts'
import type { Sandbox } from '../sandbox/open-sandbox.ts'
import { systemClock } from '../services/clock.ts'
import type { AuditLog } from '../services/audit/audit-log.ts'
import { readDataKeys } from '../services/secrets/data-key.ts'
import { privacyCalls } from './privacy-calls.ts'
import type { Emit, SeatParts } from './seat-parts.ts'
import type { OpenSeatTeam } from './seat-team.ts'

export interface HandlerParts extends SeatParts {
  readonly seat: Seat
  readonly crm: CrmConnector | undefined
  readonly directory: Directory['calls']
  readonly sandbox: Sandbox | undefined
  readonly team: Pick<OpenSeatTeam, 'calls' | 'desks'>
  readonly emit: Emit
  readonly audit: AuditLog
}

const done = ok({})

/** The answers of one seat to every call of the bridge. */
export function seatHandlers(parts: HandlerParts): Handlers {
  const { secrets, settings, log, sandbox, crm } = parts
  return {
    'system.describe': () => Promise.resolve(ok(parts.capabilities())),
    'seat.load': () => Promise.resolve(ok(parts.seat)),
    'settings.read': () => Promise.resolve(ok(settings.read())),
    'settings.write': (patch) => {
      const written = settings.write(patch)
      parts.emit('settings.changed', written)
      return Promise.resolve(ok(written))
    },
    'secrets.readSipPassword': async ({ index }) => {
      const password = await secrets.read(`sip-password-${index}`)
      return ok({ password: password === undefined || password === '' ? null : password })
    },
    'secrets.writeSipPassword': async ({ index, password }) => {
      if (index >= parts.seat.accounts.length) return refuse('invalid-params', 'index: this seat has no such account')
      await secrets.write(`sip-password-${index}`, password)
      return done
    },
    'secrets.readDataKey': async () => ok(await readDataKeys(secrets)),
    ...privacyCalls({ audit: parts.audit, secrets, clock: systemClock }),
    'log.write': ({ level, source, message, fields }) => {
      log.write(level, source, message, fields)
      return Promise.resolve(done)
    },
    'crm.deliver': async (delivery, { signal }) =>
      crm === undefined ? refuse('not-available', 'This seat has no CRM') : ok(await crm.deliver(delivery, signal)),
    ...sandboxHandlers(sandbox, crm, parts.emit),
    ...parts.team.desks,
    ...parts.team.calls,
    ...noDirectory,
    ...parts.directory,
    ...contentCalls(parts),
    ...historyCall(crm),
    'app.quit': () => {
      // After the answer is on its way.
      setImmediate(parts.quit)
      return Promise.resolve(done)
    },
  }
}

/** What the CRM knows of earlier contacts; a CRM that cannot tell leaves the seat's own answer. */
function historyCall(crm: CrmConnector | undefined): Partial<Pick<Handlers, 'crm.history'>> {
  const history = crm?.history?.bind(crm)
  return history === undefined ? {} : { 'crm.history': async (question, { signal }) => ok(await history(question, signal)) }
}

type SandboxCalls = Omit<Pick<Handlers, Extract<RpcName, `sandbox.${string}`>>, keyof OpenSeatTeam['desks']>

function sandboxHandlers(sandbox: Sandbox | undefined, crm: CrmConnector | undefined, emit: Emit): SandboxCalls {
  const inSandbox = <T>(answer: (sandbox: Sandbox) => T | Promise<T>): Promise<Result<T, BridgeFailure>> =>
    sandbox === undefined ? Promise.resolve(refuse('not-available', 'Only in the sandbox')) : Promise.resolve(answer(sandbox)).then(ok)
  return {
    'sandbox.access': () => inSandbox(({ access }) => access),
    'sandbox.people': () => inSandbox(async (open) => [...((await crm?.rehearsal?.standing(open.people())) ?? open.people())]),
    'sandbox.touchClient': ({ clientId }) => inSandbox(async () => ({ edited: (await crm?.rehearsal?.colleagueEdits(clientId)) ?? false })),
    'sandbox.crowd': () => inSandbox(({ crowd }) => ({ clients: crowd })),
    'sandbox.scenarios': () => inSandbox(({ scenarios }) => [...scenarios]),
    'sandbox.startCall': async ({ scenario, language, guise }) => {
      if (sandbox === undefined) return refuse('not-available', 'Only in the sandbox')
      const isThere = sandbox.scenarios.some((known) => known.name === scenario && known.language === language)
      if (!isThere) return refuse('invalid-params', 'scenario: there is no such scenario in this language')
      emit('sandbox.callRequested', { scenario, language, ...(guise === undefined ? {} : { guise }) })
      return done
    },
  }
}

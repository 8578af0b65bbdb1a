import { join } from 'node:path'
import type { Seat } from '../../core/contract/seat.ts'
import type { Client } from '../../core/domain/client/client.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { CrmConnector } from './connector.ts'
import { sandboxCrm } from './connectors/sandbox/connector.ts'
import type { ScenarioContacts } from './connectors/sandbox/history.ts'

/** The seat as windows may know it: a CRM that nothing delivers to is not there. */
export function withReachableCrm(seat: Seat, connector: CrmConnector | undefined): Seat {
  if (connector !== undefined) return seat
  const { crm: _unreachable, ...rest } = seat
  return rest
}

/** The connector that the seat asks for, or undefined when it names none, or one that is not there. */
export function connectorOf(
  seat: Seat,
  profile: string,
  clock: Clock,
  scenario?: ScenarioContacts,
  people?: () => readonly Client[],
): CrmConnector | undefined {
  if (seat.mode === 'sandbox' || seat.crm?.kind === 'sandbox') return sandboxCrm(join(profile, 'sandbox-crm'), clock, scenario, people)
  return undefined
}

import { join } from 'node:path'
import type { SeatTeam } from '../../core/contract/team/team-section.ts'
import { missingCase } from '../../core/domain/exhaustive.ts'
import { err, ok, type Result } from '../../core/domain/result.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import type { Log } from '../services/log/log-sink.ts'
import { readTeamSecret } from '../services/provision/team-secret.ts'
import { readHubKey } from '../services/secrets/data-key.ts'
import type { Secrets } from '../services/secrets/secrets.ts'
import { localHubFaultText } from './local/local-hub-fault.ts'
import { openLocalHub, type LocalHub } from './local/open-local-hub.ts'
import { openNatsHub } from './nats/open-nats-hub.ts'

export interface HubPlace {
  readonly profile: string
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** As the seat's document says for everything it keeps. */
  readonly storage: 'encrypted' | 'plain'
  /** Folder in the profile that a local hub keeps itself in. */
  readonly folder: string
  /** Of the seat; shown in the server's list of connections. */
  readonly name: string
}

/** The engine that the seat's document names, or in plain words why it cannot be opened. A server that is away is no reason. */
export async function openHub(hub: SeatTeam['hub'], place: HubPlace): Promise<Result<TeamHub, string>> {
  switch (hub.kind) {
    case 'local':
      return openOwnHub(place)
    case 'nats':
      return ok(
        openNatsHub({
          section: hub,
          secret: () => readTeamSecret(hub, place.secrets),
          clock: place.clock,
          name: place.name,
          say: (line) => place.log.write('info', 'main.team.nats', line),
        }),
      )
    default:
      return missingCase(hub)
  }
}

/** The hub of this machine, kept in the profile. */
export async function openOwnHub({ profile, secrets, clock, log, storage, folder }: HubPlace): Promise<Result<LocalHub, string>> {
  const directory = join(profile, folder)
  const opened = await openLocalHub({
    storage: storage === 'plain' ? { kind: 'plain', directory } : { kind: 'encrypted', directory, key: await readHubKey(secrets) },
    clock,
    log,
  })
  return opened.ok ? opened : err(localHubFaultText(opened.error))
}

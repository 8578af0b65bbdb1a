import { expect, it } from 'vitest'
import { provisionSchema } from '../../../core/contract/seat.ts'
import { teamSectionSchema, type TeamSection } from '../../../core/contract/team/team-section.ts'
import { sandboxSeat } from '../../../main/sandbox/sandbox-seat.ts'
import { admitTeamSecret, readTeamSecret } from '../../../main/services/provision/team-secret.ts'
import { parseProvision } from '../../../main/services/provision/read-provision.ts'
import { recallProvision, rememberProvision } from '../../../main/services/provision/remembered-provision.ts'
import { openFileSecrets } from '../../../main/services/secrets/file-secrets.ts'
import { rehearsalSecrets } from '../../../main/services/secrets/rehearsal-secrets.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function keychain() {
  const opened = await openFileSecrets(await temporaryFolder(), { kind: 'beside' })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

interface Given {
  readonly servers?: readonly string[]
  readonly user?: string
  readonly secret?: string
}

function teamAt({ servers = ['tls://one.example'], user = 'seat', secret }: Given): TeamSection {
  const hub = { kind: 'nats', servers, auth: { kind: 'password', user }, ...(secret === undefined ? {} : { secret }) }
  return teamSectionSchema.parse({ hub, organisations: ['alfa'] })
}

const kept = (team: TeamSection, secrets: Parameters<typeof readTeamSecret>[1]) =>
  team.hub.kind === 'nats' ? readTeamSecret(team.hub, secrets) : Promise.resolve('no hub')

it('a secret goes into the keychain, and is not in what windows get', async () => {
  const secrets = await keychain()
  const section = await admitTeamSecret(teamAt({ secret: 'hunter2' }), secrets)
  expect(JSON.stringify(section)).not.toContain('hunter2')
  expect(await kept(teamAt({}), secrets)).toBe('hunter2')
})

it('it is kept when the document comes without it, and when one more server joins', async () => {
  const secrets = await keychain()
  await admitTeamSecret(teamAt({ secret: 'hunter2' }), secrets)
  const larger = teamAt({ servers: ['tls://two.example', 'tls://one.example'] })
  await admitTeamSecret(larger, secrets)
  expect(await kept(larger, secrets)).toBe('hunter2')
})

it.each([
  ['another user', { user: 'somebody' }],
  ['other servers', { servers: ['tls://elsewhere.example'] }],
])('it is forgotten for %s, and never tried there', async (_, other) => {
  const secrets = await keychain()
  await admitTeamSecret(teamAt({ secret: 'hunter2' }), secrets)
  expect(await kept(teamAt(other), secrets)).toBeUndefined()
  await admitTeamSecret(teamAt(other), secrets)
  expect(await kept(teamAt(other), secrets)).toBeUndefined()
  await admitTeamSecret(teamAt({}), secrets)
  expect(await kept(teamAt({}), secrets)).toBeUndefined()
})

it('a new one in the document takes the place of the old', async () => {
  const secrets = await keychain()
  await admitTeamSecret(teamAt({ secret: 'hunter2' }), secrets)
  await admitTeamSecret(teamAt({ secret: 'hunter3' }), secrets)
  expect(await kept(teamAt({}), secrets)).toBe('hunter3')
})

it('a rehearsal sees none of it', async () => {
  const secrets = await keychain()
  await admitTeamSecret(teamAt({ secret: 'hunter2' }), secrets)
  expect(await kept(teamAt({}), rehearsalSecrets(secrets))).toBeUndefined()
})

it('a document with rules is remembered without the secret, and reads the same again', async () => {
  const secrets = await keychain()
  const rules = { week: [{ from: '09:00', to: '18:30' }, null, null, null, null, null, null] }
  const team = { ...teamAt({ secret: 'hunter2' }), rules }
  const document = { ...sandboxSeat({ server: 'wss://pbx.example/ws', password: 'p' }), mode: 'production', team }
  const parsed = parseProvision(JSON.stringify(document))
  if (!parsed.ok) throw new Error(parsed.error.message)
  await rememberProvision(parsed.value, secrets)
  expect(await secrets.read('provision')).not.toContain('hunter2')
  const recalled = await recallProvision(secrets)
  if (!recalled.ok) throw new Error(recalled.error)
  expect(recalled.value?.team?.rules).toEqual(provisionSchema.parse(document).team?.rules)
  expect(recalled.value?.team?.rules?.week?.[0]).toEqual({ from: 540, to: 1110 })
})

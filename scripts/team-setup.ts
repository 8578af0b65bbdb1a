import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { organisationIdSchema, type NatsHubSection } from '../core/contract/team/team-section.ts'
import { dial } from '../main/team/nats/dial.ts'
import { setUpHub } from './team/set-up-hub.ts'

const USAGE = `npm run team:setup -- --servers <address,address…> --organisations <id,id…>
  --servers        nats://, tls://, ws:// or wss://; plain ones only on loopback
  --organisations  small letters, digits, dashes
  --replicas       1 (one server, default) or 3 (a cluster of three)
  --share          of the usual sizes, e.g. 0.1 for a small disk
  --ca             file with the PEM of a private certificate authority
  --creds          credentials file of the hub account's user, or
  --nkey           file with the seed of an NKey user, or
  --user           name; the password is read from the environment: FIRSTLINE_HUB_PASSWORD`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function fail(why: string): never {
  process.stderr.write(`${why}\n\n${USAGE}\n`)
  process.exit(2)
}

function optionsOf() {
  try {
    const string = { type: 'string' } as const
    const { values } = parseArgs({
      options: {
        servers: string,
        organisations: string,
        replicas: string,
        share: string,
        ca: string,
        creds: string,
        nkey: string,
        user: string,
      },
    })
    return values
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'the options could not be read')
  }
}

const options = optionsOf()
const servers = options.servers?.split(',') ?? fail('--servers is missing')
const organisations = options.organisations?.split(',') ?? fail('--organisations is missing')
for (const organisation of organisations)
  if (!organisationIdSchema.safeParse(organisation).success) fail(`${organisation} is no name of an organisation`)
const replicas =
  options.replicas === undefined || options.replicas === '1' ? 1 : options.replicas === '3' ? 3 : fail('--replicas is 1 or 3')
const share = Number(options.share ?? 1)
if (!(share > 0 && share <= 100)) fail('--share is above 0')

const [auth, secret]: [NatsHubSection['auth'], string | undefined] =
  options.creds !== undefined
    ? [{ kind: 'credentials' }, readFileSync(options.creds, 'utf8')]
    : options.nkey !== undefined
      ? [{ kind: 'nkey' }, readFileSync(options.nkey, 'utf8')]
      : options.user !== undefined
        ? [{ kind: 'password', user: options.user }, process.env['FIRSTLINE_HUB_PASSWORD']]
        : [{ kind: 'none' }, undefined]
const section: NatsHubSection = {
  kind: 'nats',
  servers,
  auth,
  ...(options.ca === undefined ? {} : { certificateAuthority: readFileSync(options.ca, 'utf8') }),
}

let trouble = ''
for (const server of servers) {
  const outcome = await dial(server, section, secret, { name: 'team-setup', timeoutMs: 10_000 })
  if (outcome.kind !== 'connected') {
    trouble = `${server}: ${outcome.detail}`
    continue
  }
  try {
    await setUpHub(outcome.connection, { organisations, replicas, share, say })
    say(`${String(organisations.length)} organisations are set up.`)
    await outcome.connection.close()
    process.exit(0)
  } catch (error) {
    trouble = `${server}: ${error instanceof Error ? error.message : String(error)}`
    await outcome.connection.close()
  }
}
process.stderr.write(`Nothing more could be set up: ${trouble}\n`)
process.exit(1)

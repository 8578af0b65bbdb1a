import { createAccount, createOperator, createUser, type KeyPair } from '@nats-io/nkeys'
import { exportsOf, HUB_ACCOUNT, loansOf, type Firm } from '../../../../scripts/team/accounts.ts'

/** Configuration of a server whose accounts are JWTs, and the credentials files of its people. */
export interface JwtHub {
  readonly conf: string
  /** Content of a new `.creds` file of an account (`HUB_ACCOUNT` for the administrator). `expiresAt`: s since the epoch. */
  credentials(account: string, expiresAt?: number): string
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A NATS JWT (v2): Ed25519 over header and claims, by the key that issues it. */
function signed(
  issuer: KeyPair,
  claims: { readonly sub: string; readonly name: string; readonly exp?: number; readonly nats: object },
): string {
  const issuedAt = Math.floor(Date.now() / 1000)
  const text = `${part({ typ: 'JWT', alg: 'ed25519-nkey' })}.${part({ jti: `${claims.sub}-${String(issuedAt)}`, iat: issuedAt, iss: issuer.getPublicKey(), ...claims })}`
  return `${text}.${Buffer.from(issuer.sign(new TextEncoder().encode(text))).toString('base64url')}`
}

const NO_LIMIT = -1
const accountLimits = (storage: number): object => ({
  subs: NO_LIMIT,
  data: NO_LIMIT,
  payload: NO_LIMIT,
  imports: NO_LIMIT,
  exports: NO_LIMIT,
  wildcards: true,
  conn: NO_LIMIT,
  leaf: NO_LIMIT,
  mem_storage: storage,
  disk_storage: storage,
  streams: storage,
  consumer: storage,
})

export function jwtHub(firms: readonly Firm[]): JwtHub {
  const operator = createOperator()
  const keys = new Map([HUB_ACCOUNT, ...firms.map(({ account }) => account)].map((name) => [name, createAccount()]))
  const keyOf = (name: string): KeyPair => {
    const key = keys.get(name)
    if (key === undefined) throw new Error(`no account ${name}`)
    return key
  }
  const hub = signed(operator, {
    sub: keyOf(HUB_ACCOUNT).getPublicKey(),
    name: HUB_ACCOUNT,
    nats: {
      limits: accountLimits(NO_LIMIT),
      exports: exportsOf(firms).map(({ loan }) => ({ name: loan.subject, subject: loan.subject, type: loan.kind })),
      default_permissions: { pub: {}, sub: {} },
      type: 'account',
      version: 2,
    },
  })
  const lent = firms.map((firm) =>
    signed(operator, {
      sub: keyOf(firm.account).getPublicKey(),
      name: firm.account,
      nats: {
        limits: accountLimits(0),
        imports: loansOf(firm).map(({ kind, subject, as }) => ({
          name: subject,
          subject,
          account: keyOf(HUB_ACCOUNT).getPublicKey(),
          local_subject: as ?? subject,
          type: kind,
        })),
        default_permissions: { pub: {}, sub: {} },
        type: 'account',
        version: 2,
      },
    }),
  )
  const operatorJwt = signed(operator, { sub: operator.getPublicKey(), name: 'Firstline', nats: { type: 'operator', version: 2 } })
  // JetStream answers through the system's account.
  const system = createAccount()
  keys.set('SYS', system)
  const systemJwt = signed(operator, {
    sub: system.getPublicKey(),
    name: 'SYS',
    nats: { limits: accountLimits(0), default_permissions: { pub: {}, sub: {} }, type: 'account', version: 2 },
  })
  const preload = [hub, ...lent, systemJwt].map((jwt, at) => `  ${[...keys.values()][at]?.getPublicKey() ?? ''}: ${jwt}`)
  return {
    conf: `operator: ${operatorJwt}\nsystem_account: ${system.getPublicKey()}\nresolver: MEMORY\nresolver_preload: {\n${preload.join('\n')}\n}\n`,
    credentials(account, expiresAt) {
      const user = createUser()
      const jwt = signed(keyOf(account), {
        sub: user.getPublicKey(),
        name: 'seat',
        ...(expiresAt === undefined ? {} : { exp: expiresAt }),
        nats: { pub: {}, sub: {}, subs: NO_LIMIT, data: NO_LIMIT, payload: NO_LIMIT, type: 'user', version: 2 },
      })
      const seed = new TextDecoder().decode(user.getSeed())
      return `-----BEGIN NATS USER JWT-----\n${jwt}\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\n${seed}\n------END USER NKEY SEED------\n`
    },
  }
}

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { organisationIdSchema } from '../core/contract/team/team-section.ts'
import { accountsConf, HUB_ACCOUNT } from './team/accounts.ts'

/** Prints the `accounts` block of a server's configuration out of a list of firms (`deploy/nats/firms.example.json`). */

const userSchema = z.union([
  z.strictObject({ nkey: z.string().regex(/^U[A-Z2-7]{55}$/, 'the public key of an NKey user') }),
  z.strictObject({ user: z.string().min(1), password: z.string().min(1) }),
])
const firmSchema = z.strictObject({
  account: z.string().regex(/^[A-Z][A-Z0-9_]{0,30}$/, 'capital letters, digits and underscores'),
  organisations: z.array(organisationIdSchema).min(1),
  line2: z.boolean(),
  users: z.array(userSchema).min(1),
})
const fileSchema = z.strictObject({ administrators: z.array(userSchema).min(1), firms: z.array(firmSchema).min(1) })

const [path] = process.argv.slice(2)
if (path === undefined) {
  process.stderr.write('npm run -s team:accounts -- <firms.json>\n')
  process.exit(2)
}
const parsed = fileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
if (!parsed.success) {
  process.stderr.write(`${path}: ${z.prettifyError(parsed.error)}\n`)
  process.exit(1)
}
const { administrators, firms } = parsed.data
const lines = (users: readonly z.infer<typeof userSchema>[]): readonly string[] =>
  users.map((user) =>
    'nkey' in user ? `{ nkey: ${user.nkey} }` : `{ user: ${JSON.stringify(user.user)}, password: ${JSON.stringify(user.password)} }`,
  )
process.stdout.write(
  accountsConf(firms, (account) =>
    lines(account === HUB_ACCOUNT ? administrators : (firms.find((firm) => firm.account === account)?.users ?? [])),
  ),
)

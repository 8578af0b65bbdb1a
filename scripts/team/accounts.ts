import { DUTY_BUCKET, shelvesOf } from '../../core/domain/team/organisation.ts'
import { CLOCK_BUCKET, placeOfBucket, placeOfFiles, placeOfLog, type Place } from '../../main/team/nats/places.ts'

/** Who is let in and whose clients he serves. */
export interface Firm {
  /** Name of the account, e.g. `TVER_CALL`. */
  readonly account: string
  readonly organisations: readonly string[]
  /** The company itself: line 2 shows its presence and writes articles and scripts. An outsourcer only reads them. */
  readonly line2: boolean
}

/** Something of the hub that is lent to a firm: asked of (`service`) or heard (`stream`). */
interface Loan {
  readonly kind: 'service' | 'stream'
  readonly subject: string
  /** Where the firm finds it, when not under the same name. */
  readonly as?: string
}

/** The account that holds all streams; nobody but the administrator is in it. */
export const HUB_ACCOUNT = 'FIRSTLINE_HUB'

/** JetStream's own address belongs to each account's own JetStream; what is lent lies beside it. */
const api = (call: string): Loan => ({ kind: 'service', subject: `$JS.API.${call}`, as: `$JS.hub.API.${call}` })

function reading(place: Place): Loan[] {
  const loans = [api(`STREAM.INFO.${place.stream}`), api(`STREAM.MSG.GET.${place.stream}`)]
  return place.told === undefined ? loans : [...loans, { kind: 'stream', subject: place.told.to }]
}
const writing = (place: Place): Loan[] => place.subjects.map((subject) => ({ kind: 'service', subject }))
const both = (place: Place): Loan[] => [...reading(place), ...writing(place)]

/** Everything that a firm is lent. What is not in this list does not exist for it. */
export function loansOf(firm: Firm): readonly Loan[] {
  const duty = placeOfBucket(DUTY_BUCKET)
  const shared = [...both(placeOfBucket(CLOCK_BUCKET)), ...(firm.line2 ? both(duty) : reading(duty))]
  return [
    ...shared,
    ...firm.organisations.flatMap((organisation) => {
      const shelves = shelvesOf(organisation)
      const articles = placeOfBucket(shelves.articles)
      const scripts = placeOfBucket(shelves.scripts)
      return [
        ...both(placeOfBucket(shelves.escalations)),
        ...(firm.line2 ? both(articles) : reading(articles)),
        ...(firm.line2 ? both(scripts) : reading(scripts)),
        ...both(placeOfBucket(shelves.room)),
        ...both(placeOfLog(shelves.chat)),
        ...both(placeOfLog(shelves.events)),
        ...both(placeOfFiles(shelves.attachments)),
      ]
    }),
  ]
}

/** What the hub lends, and to whom. */
export function exportsOf(firms: readonly Firm[]): readonly { readonly loan: Loan; readonly accounts: readonly string[] }[] {
  const lent = new Map<string, { loan: Loan; accounts: string[] }>()
  for (const firm of firms)
    for (const loan of loansOf(firm)) {
      const entry = lent.get(loan.subject) ?? { loan, accounts: [] }
      entry.accounts.push(firm.account)
      lent.set(loan.subject, entry)
    }
  return [...lent.values()]
}

/**
 * The `accounts` block of a server's configuration.
 * @param users lines of each account's `users`, as the server wants them
 */
export function accountsConf(firms: readonly Firm[], users: (account: string) => readonly string[]): string {
  const usersOf = (account: string): string =>
    `    users: [\n${users(account)
      .map((line) => `      ${line}\n`)
      .join('')}    ]`
  const exported = exportsOf(firms).map(
    ({ loan, accounts }) => `      { ${loan.kind}: "${loan.subject}", accounts: [${accounts.join(', ')}] }`,
  )
  const hub = `  ${HUB_ACCOUNT}: {\n    jetstream: enabled\n${usersOf(HUB_ACCOUNT)}\n    exports: [\n${exported.join('\n')}\n    ]\n  }`
  const accounts = firms.map((firm) => {
    const imported = loansOf(firm).map(
      ({ kind, subject, as }) =>
        `      { ${kind}: { account: ${HUB_ACCOUNT}, subject: "${subject}" }${as === undefined ? '' : `, to: "${as}"`} }`,
    )
    return `  ${firm.account}: {\n${usersOf(firm.account)}\n    imports: [\n${imported.join('\n')}\n    ]\n  }`
  })
  return `accounts: {\n${[hub, ...accounts].join('\n')}\n}\n`
}

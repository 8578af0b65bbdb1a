import { provisionSchema, type Provision } from '../../core/contract/seat.ts'
import { GUISE_NUMBERS } from '../../core/sandbox/scenario/guise-numbers.ts'
import { SANDBOX_BREAKS, SANDBOX_RESULTS, SANDBOX_TOPICS } from './sandbox-dispositions.ts'

/** What changes from start to start. */
export interface SandboxSeatOptions {
  /** WebSocket address of the virtual PBX. */
  readonly server: string
  readonly password: string
}

export const SANDBOX_DOMAIN = 'sandbox.firstline'
const { colleague: COLLEAGUE, nuisance: NUISANCE } = GUISE_NUMBERS
const OPERATOR = { id: '1001', name: 'Анна Лебедева', team: 'Линия 1' } as const

/** The seat that a workstation without a provisioning file opens with: one operator, three lines, a line 2 to transfer to. */
export function sandboxSeat({ server, password }: SandboxSeatOptions): Provision {
  return provisionSchema.parse({
    version: 1,
    mode: 'sandbox',
    operator: OPERATOR,
    locale: 'ru',
    country: 'RU',
    accounts: [{ user: OPERATOR.id, domain: SANDBOX_DOMAIN, displayName: OPERATOR.name, servers: [server], password }],
    lines: [
      {
        id: 'b2b',
        title: { ru: 'Поддержка B2B', en: 'B2B support' },
        numbers: ['+74950000101', '4101'],
        kind: 'b2b',
        answerWithinSeconds: 20,
      },
      { id: 'b2c', title: { ru: 'Поддержка', en: 'Support' }, numbers: ['+74950000102', '4102'], kind: 'b2c', answerWithinSeconds: 20 },
      {
        id: 'general',
        title: { ru: 'Общая линия', en: 'General line' },
        numbers: ['+74950000103', '4103'],
        kind: 'general',
        answerWithinSeconds: 30,
      },
    ],
    transferTargets: [
      { number: '2000', title: { ru: 'Вера Соколова', en: 'Vera Sokolova' }, kind: 'line-2' },
      { number: '2001', title: { ru: 'Игорь Маслов', en: 'Igor Maslov' }, kind: 'line-2' },
    ],
    dispositions: { topics: SANDBOX_TOPICS, results: SANDBOX_RESULTS },
    numbers: { colleagues: [COLLEAGUE, { number: '2003', name: 'Лев Гаврилов', post: 'Линия 2' }], nuisance: [NUISANCE] },
    breakReasons: SANDBOX_BREAKS,
    wrapUpSeconds: 30,
    team: { hub: { kind: 'local' }, role: 'operator', organisations: ['sandbox'], site: 'Казань' },
  })
}

import type { SandboxGuise } from '../../../core/contract/sandbox-guise.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import { GUISE_NUMBERS } from '../../../core/sandbox/scenario/guise-numbers.ts'
import type { Scenario } from '../../../core/sandbox/scenario/scenario.ts'

/** Number and name that the seat is shown, and what the PBX adds. An empty number: hidden. */
export interface Disguise {
  readonly number: string
  readonly name: string
  readonly headers: readonly string[]
}

/** Undefined: as the scenario has it. A scenario without an e-mail hides its client's number altogether. */
export function disguiseOf(guise: SandboxGuise, { client }: Scenario): Disguise | undefined {
  switch (guise) {
    case 'own':
      return undefined
    case 'email': {
      const [email] = client.emails
      return { number: '', name: '', headers: email === undefined ? [] : [`X-Email: ${email}`] }
    }
    case 'office':
      return { number: GUISE_NUMBERS.office, name: '', headers: [] }
    case 'colleague':
      return { number: GUISE_NUMBERS.colleague.number, name: GUISE_NUMBERS.colleague.name, headers: [] }
    case 'internal':
      return { number: GUISE_NUMBERS.internal, name: '', headers: [] }
    case 'nuisance':
      return { number: GUISE_NUMBERS.nuisance.number, name: '', headers: [] }
    case 'withheld':
      return { number: '', name: '', headers: [] }
    default:
      return missingCase(guise)
  }
}

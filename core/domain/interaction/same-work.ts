import type { OperatorWork } from './interaction.ts'
import { samePredicted } from '../process/predicted.ts'
import { sameVerdicts } from '../client/learned-verdict.ts'
import { sameWalked } from '../script/walked-script.ts'
import { sameTried } from './tried-step.ts'
import { sameVerified } from './verified.ts'

/** What the operator chooses about a call, beside the running text of the note. */
export const CHOICES = ['clientId', 'roleId', 'clientName', 'topicId', 'resultId', 'promise'] as const

/** Whether both say the same; when it was written does not matter. */
export const sameWork = (one: OperatorWork, other: OperatorWork): boolean =>
  one.notes === other.notes &&
  CHOICES.every((field) => one[field] === other[field]) &&
  sameVerified(one.verified, other.verified) &&
  sameTried(one.tried, other.tried) &&
  samePredicted(one.predicted, other.predicted) &&
  sameVerdicts(one.identified, other.identified) &&
  sameWalked(one.scripts, other.scripts)

import { z } from 'zod'

/**
 * As whom a simulated client calls, so that every kind of caller can be rehearsed: from his own number; with the number hidden
 * and only his e-mail in `X-Email`; from an office number that three people share; from the number of a colleague, of the
 * house, of a known nuisance; with the number hidden.
 */
export const SANDBOX_GUISES = ['own', 'email', 'office', 'colleague', 'internal', 'nuisance', 'withheld'] as const
export const sandboxGuiseSchema = z.enum(SANDBOX_GUISES)
export type SandboxGuise = z.infer<typeof sandboxGuiseSchema>

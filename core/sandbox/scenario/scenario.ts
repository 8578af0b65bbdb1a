import { z } from 'zod'
import { clientTemplateSchema } from './client-template.ts'
import { dialogueSchema } from './dialogue.ts'
import { voiceSchema } from './voice.ts'

const point = z.strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/), text: z.string().min(1).max(300) })
const points = z.array(point).max(20).default([])

/** What the call is about in substance: points a trainer looks for, whatever words were used. */
export const substanceSchema = z.strictObject({
  /** What the client must know when the call ends. */
  mustLearn: points,
  /** What the operator must not ask or say. */
  mustNot: points,
  /** Whether line 2 is needed. */
  lineTwo: z.boolean().default(false),
})

/** One rehearsal: who calls, why, what he says, how long he waits. A file `resources/scenarios/<name>/<language>.json`. */
export const scenarioSchema = z
  .strictObject({
    version: z.literal(1),
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and dashes: the name of its folder'),
    language: z.enum(['ru', 'en']),
    title: z.string().min(1).max(120),
    /** One sentence: what the trainee will meet. */
    summary: z.string().min(1).max(300),
    /** Order in lists, 1 first. */
    order: z.number().int().min(1).max(999),
    client: clientTemplateSchema,
    call: z.strictObject({
      /** Caller number, E.164; one of the client's phones. */
      from: z.string(),
      /** The line called, by its id. */
      lineId: z.string().min(1).max(64),
      /** The PBX knows the client and passes the id as `X-Client-Id`. */
      passesClientId: z.boolean(),
    }),
    voice: voiceSchema,
    dialogue: dialogueSchema,
    substance: substanceSchema,
  })
  .superRefine((scenario, context) => {
    const { client } = scenario
    if (!client.phones.some((phone) => phone.number === scenario.call.from)) {
      context.addIssue({ code: 'custom', path: ['call', 'from'], message: 'is not one of the phones of the client' })
    }
    const roleIds = new Set<string>()
    client.roles.forEach((role, index) => {
      if (roleIds.has(role.id))
        context.addIssue({ code: 'custom', path: ['client', 'roles', index, 'id'], message: `“${role.id}” is used already` })
      roleIds.add(role.id)
    })
    client.requests.forEach((request, index) => {
      if (request.roleId === undefined || roleIds.has(request.roleId)) return
      context.addIssue({ code: 'custom', path: ['client', 'requests', index, 'roleId'], message: `there is no role “${request.roleId}”` })
    })
    const contactIds = new Set<string>()
    client.history.forEach((contact, index) => {
      if (contactIds.has(contact.id)) {
        context.addIssue({ code: 'custom', path: ['client', 'history', index, 'id'], message: `“${contact.id}” is used already` })
      }
      contactIds.add(contact.id)
    })
  })
export type Scenario = z.infer<typeof scenarioSchema>

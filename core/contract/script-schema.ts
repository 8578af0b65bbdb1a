import { z } from 'zod'
import type { ScriptAction } from '../domain/script/action.ts'
import { CLIENT_FIELDS } from '../domain/script/client-field.ts'
import { isFactName } from '../domain/script/facts.ts'
import { OUTCOMES, type ChooseOption, type ScriptNode } from '../domain/script/node.ts'
import type { RunRecord } from '../domain/script/run-record.ts'
import type { RunEvent, StepAnswer } from '../domain/script/run-event.ts'
import type { Script, ScriptVersion } from '../domain/script/script.ts'
import type { ScriptText } from '../domain/script/text.ts'
import type { WalkedScript } from '../domain/script/walked-script.ts'
import type { Variable, VariableType } from '../domain/script/variable.ts'

/** Zod mirror of a script as it is kept, sent and exported. Shape only: what a script means is checked by `validate`. */
const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.-]+$/, 'letters, digits, dots, dashes and underscores')
const name = z.string().min(1).max(64)
const words = z.string().max(8_000)
const text: z.ZodType<ScriptText> = z.strictObject({ ru: words.exactOptional(), en: words.exactOptional() })
const condition = z.string().max(1_000)
const value = z.union([z.string().max(2_000), z.number(), z.boolean()])

const variableType: z.ZodType<VariableType> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), maxLength: z.number().int().min(1).max(2_000).exactOptional() }),
  z.strictObject({ kind: z.literal('number'), min: z.number().exactOptional(), max: z.number().exactOptional() }),
  z.strictObject({ kind: z.literal('boolean') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z
      .array(z.strictObject({ value: id, title: text }))
      .min(1)
      .max(50),
  }),
])

export const scriptVariableSchema: z.ZodType<Variable> = z.strictObject({
  name,
  title: text,
  type: variableType,
  known: z.string().refine(isFactName, 'a fact of the card').exactOptional(),
})

export const scriptActionSchema: z.ZodType<ScriptAction> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fill-field'), field: z.enum(CLIENT_FIELDS), variable: name }),
  z.strictObject({ kind: z.literal('create-request'), title: text, processId: id.exactOptional() }),
  z.strictObject({
    kind: z.literal('set-disposition'),
    topicId: id.exactOptional(),
    resultId: id.exactOptional(),
    promise: text.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('transfer'), target: z.string().min(1).max(64), consult: z.boolean() }),
  z.strictObject({ kind: z.literal('escalate'), topicId: id, question: text }),
  z.strictObject({ kind: z.literal('open-article'), articleId: id }),
  z.strictObject({ kind: z.literal('send-text'), channel: z.enum(['sms', 'email']), text }),
  z.strictObject({ kind: z.literal('add-note'), text }),
])

const shared = {
  id,
  title: text,
  targetSeconds: z.number().int().min(1).max(3_600).exactOptional(),
  compulsory: z.literal(true).exactOptional(),
  articleId: id.exactOptional(),
  position: z.strictObject({ x: z.number().min(-100_000).max(100_000), y: z.number().min(-100_000).max(100_000) }).exactOptional(),
}
const passable = { showIf: condition.exactOptional(), next: id.exactOptional() }
const option: z.ZodType<ChooseOption> = z.strictObject({
  id,
  title: text,
  next: id.exactOptional(),
  showIf: condition.exactOptional(),
  hint: text.exactOptional(),
})
const goToTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('node'), nodeId: id.exactOptional() }),
  z.strictObject({ kind: z.literal('body') }),
])

export const scriptNodeSchema: z.ZodType<ScriptNode> = z.discriminatedUnion('kind', [
  z.strictObject({ ...shared, ...passable, kind: z.literal('say'), text }),
  z.strictObject({ ...shared, ...passable, kind: z.literal('ask'), text, variable: name }),
  z.strictObject({ ...shared, kind: z.literal('choose'), text, variable: name.exactOptional(), options: z.array(option).max(20) }),
  z.strictObject({
    ...shared,
    ...passable,
    kind: z.literal('form'),
    text,
    fields: z.array(z.strictObject({ variable: name, required: z.boolean() })).max(20),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('check'),
    text,
    condition: condition.exactOptional(),
    proves: z.literal('identity').exactOptional(),
    yes: id.exactOptional(),
    no: id.exactOptional(),
  }),
  z.strictObject({ ...shared, ...passable, kind: z.literal('action'), text: text.exactOptional(), action: scriptActionSchema }),
  z.strictObject({ ...shared, kind: z.literal('go-to'), target: goToTarget }),
  z.strictObject({
    ...shared,
    kind: z.literal('end'),
    outcome: z.enum(OUTCOMES),
    topicId: id.exactOptional(),
    resultId: id.exactOptional(),
    next: id.exactOptional(),
  }),
])

const ids = z.array(id).max(100)

export const scriptSchema: z.ZodType<Script> = z.strictObject({
  id,
  title: text,
  role: z.enum(['body', 'frame']),
  languages: z
    .array(z.enum(['ru', 'en']))
    .min(1)
    .max(2),
  start: id,
  closing: id.exactOptional(),
  nodes: z.array(scriptNodeSchema).max(5_000),
  variables: z.array(scriptVariableSchema).max(500),
  fit: z.strictObject({
    lineIds: ids,
    roles: z.array(z.enum(['private', 'employee', 'director'])).max(3),
    segments: z.array(z.enum(['A', 'B', 'C', 'D'])).max(4),
    processIds: ids,
    topicIds: ids,
    words: z.array(z.string().min(1).max(64)).max(200),
  }),
  entries: z.array(z.strictObject({ processId: id, stageId: id, nodeId: id })).max(500),
  sides: z.array(z.strictObject({ id, title: text, text, articleId: id.exactOptional() })).max(50),
})

export const scriptVersionSchema: z.ZodType<ScriptVersion> = z.strictObject({
  script: scriptSchema,
  version: z.number().int().min(1),
  state: z.enum(['draft', 'review', 'published', 'withdrawn']),
  by: z.string().max(128),
  at: z.number(),
  note: z.string().max(2_000).exactOptional(),
})

export const stepAnswerSchema: z.ZodType<StepAnswer> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('next') }),
  z.object({ kind: z.literal('value'), value }),
  z.object({ kind: z.literal('option'), optionId: id }),
  z.object({ kind: z.literal('fields'), values: z.record(name, value) }),
  z.object({ kind: z.literal('yes') }),
  z.object({ kind: z.literal('no') }),
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('left-out') }),
])

const facts = z.record(z.string(), value).transform((all) => Object.fromEntries(Object.entries(all).filter(([fact]) => isFactName(fact))))

/** Events of a run as they lie on the disk, so that a reload goes on where it was. */
export const runEventSchema: z.ZodType<RunEvent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), at: z.number(), answer: stepAnswerSchema }),
  z.object({ kind: z.literal('went-back'), at: z.number() }),
  z.object({ kind: z.literal('jumped'), at: z.number(), nodeId: id }),
  z.object({ kind: z.literal('paused'), at: z.number() }),
  z.object({ kind: z.literal('resumed'), at: z.number() }),
  z.object({ kind: z.literal('excused'), at: z.number(), nodeId: id, reason: z.string().min(1).max(500) }),
  z.object({ kind: z.literal('learnt'), at: z.number(), facts }),
  z.object({ kind: z.literal('side-heard'), at: z.number(), sideId: id }),
])

export const runBeginningSchema = z.object({
  id,
  version: z.number().int().min(1),
  at: z.number(),
  facts,
  from: id.exactOptional(),
  carried: z.record(name, value).exactOptional(),
})

/** A script walked in a call, as it lies with the interaction. */
export const walkedScriptSchema: z.ZodType<WalkedScript> = z.object({
  organisation: z.string(),
  scriptId: id,
  beginning: runBeginningSchema,
  frame: z.object({ scriptId: id, version: z.number().int().min(1) }).exactOptional(),
  bodyStart: id.exactOptional(),
  events: z.array(runEventSchema),
})

/** What is left of a run for the figures. */
export const runRecordSchema = z.object({
  runId: id,
  scriptId: id,
  version: z.number().int().min(1),
  startedAt: z.number(),
  endedAt: z.number(),
  outcome: z.enum(OUTCOMES).exactOptional(),
  lastNode: id,
  steps: z
    .array(
      z.object({
        nodeId: id,
        how: z.enum(['operator', 'known', 'decided', 'passed', 'jumped']),
        ms: z.number().nonnegative(),
        way: z.string().max(64).exactOptional(),
      }),
    )
    .max(500)
    .readonly(),
  excused: z.array(id).max(100).readonly(),
  escalatedOn: id.exactOptional(),
}) satisfies z.ZodType<RunRecord>

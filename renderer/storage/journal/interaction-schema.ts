import { z } from 'zod'
import { callIdSchema, endReasonSchema, recordingSchema } from '../../../core/contract/call-schema.ts'
import { clientIdSchema } from '../../../core/contract/client-schema.ts'
import { walkedScriptSchema } from '../../../core/contract/script-schema.ts'
import { qualitySchema } from '../../../core/contract/phone-channel.ts'
import type { CallFactsRecord, OperatorWork } from '../../../core/domain/interaction/interaction.ts'
import type { Predicted } from '../../../core/domain/process/predicted.ts'

const epochMs = z.number().nonnegative()

const predictedSchema: z.ZodType<Predicted> = z.object({
  questions: z.array(z.object({ processId: z.string(), stageId: z.string(), questionId: z.string(), asked: z.boolean() })),
  other: z.literal(true).exactOptional(),
})

export const callFactsSchema: z.ZodType<CallFactsRecord> = z.object({
  callId: callIdSchema,
  direction: z.enum(['incoming', 'outgoing']),
  number: z.string(),
  displayName: z.string().exactOptional(),
  lineId: z.string().exactOptional(),
  startedAt: epochMs,
  answeredAt: epochMs.exactOptional(),
  endedAt: epochMs.exactOptional(),
  reason: endReasonSchema.exactOptional(),
  quality: qualitySchema.exactOptional(),
  recording: recordingSchema.exactOptional(),
})

export const operatorWorkSchema: z.ZodType<OperatorWork> = z.object({
  clientId: clientIdSchema.exactOptional(),
  roleId: z.string().exactOptional(),
  clientName: z.string().exactOptional(),
  notes: z.string(),
  topicId: z.string().exactOptional(),
  resultId: z.string().exactOptional(),
  promise: z.string().exactOptional(),
  verified: z.object({ how: z.enum(['code-word', 'document', 'call-back', 'script']), at: epochMs }).exactOptional(),
  identified: z.array(z.object({ clientId: clientIdSchema, verdict: z.enum(['confirmed', 'refused']), at: epochMs })).exactOptional(),
  tried: z.array(z.object({ what: z.string(), at: epochMs, outcome: z.enum(['done', 'failed']) })).exactOptional(),
  predicted: predictedSchema.exactOptional(),
  scripts: z.array(walkedScriptSchema).exactOptional(),
  savedAt: epochMs.exactOptional(),
})

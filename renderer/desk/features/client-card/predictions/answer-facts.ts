import type { Client } from '../../../../../core/domain/client/client.ts'
import type { OpenRequest } from '../../../../../core/domain/client/request.ts'
import type { AnswerFact, AnswerFacts } from '../../../../../core/domain/process/answer-text.ts'
import { dueWords } from './due-words.ts'

/** The facts an answer may name, in the language of the answer. What is not known, or no longer true, is not there. */
export function answerFacts(client: Client, request: OpenRequest, now: number, language: 'ru' | 'en'): AnswerFacts {
  const { name, company, manager, city } = client
  const { promised, stages, currentStage } = request
  const kept = promised === undefined || promised.dueAt < now ? undefined : promised
  const facts: Partial<Record<AnswerFact, string | undefined>> = {
    'client.given': name.given,
    'client.name': [name.given, name.patronymic ?? name.family].filter((part) => part !== '').join(' '),
    'client.company': company,
    'client.manager': manager?.name,
    'client.city': city,
    'request.number': request.number,
    'request.title': request.title,
    'request.stage': stages[currentStage]?.title,
    'request.stageNote': stages[currentStage]?.note,
    'request.nextStage': stages[currentStage + 1]?.title,
    'request.dueAt': dueWords(request.dueAt, now, language),
    'request.owner': request.owner,
    'request.promise': kept?.text,
    'request.promiseDueAt': dueWords(kept?.dueAt, now, language),
    'request.lastStep': request.steps?.at(-1)?.text,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

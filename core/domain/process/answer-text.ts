/** What an answer may name. Values are formatted by whoever fills it in, in the language of the answer. */
export const ANSWER_FACTS = [
  'client.given',
  'client.name',
  'client.company',
  'client.manager',
  'client.city',
  'request.number',
  'request.title',
  'request.stage',
  'request.stageNote',
  'request.nextStage',
  'request.dueAt',
  'request.owner',
  'request.promise',
  'request.promiseDueAt',
  'request.lastStep',
] as const
export type AnswerFact = (typeof ANSWER_FACTS)[number]
export type AnswerFacts = Partial<Readonly<Record<AnswerFact, string>>>

const BRACES = /\{\{\s*([^{}]*?)\s*\}\}/g
const BEGINS_WITH_FACT = /^\{\{/

const isFact = (name: string): name is AnswerFact => ANSWER_FACTS.some((fact) => fact === name)

/** Names in braces that no record has; a document that uses one is refused. */
export function unknownFacts(text: string): readonly string[] {
  const names = [...text.matchAll(BRACES)].map(([, name = '']) => name)
  return [...new Set(names.filter((name) => !isFact(name)))]
}

/**
 * The answer with the facts put in. A sentence whose fact is not known is left out: half a sentence would be said aloud.
 * Undefined: nothing is left to say. What stands in a fact is never read for braces again.
 */
export function answerText(template: string, facts: AnswerFacts): string | undefined {
  const sentences = template.split(/(?<=[.!?…])\s+/u)
  const said = sentences.flatMap((sentence) => filled(sentence, facts) ?? [])
  const text = said.join(' ').trim()
  return text === '' ? undefined : text
}

function filled(sentence: string, facts: AnswerFacts): string | undefined {
  const names = [...sentence.matchAll(BRACES)].map(([, name = '']) => name)
  if (names.some((name) => !isFact(name) || (facts[name] ?? '').trim() === '')) return undefined
  const said = sentence.replaceAll(BRACES, (_braces, name: string) => (isFact(name) ? (facts[name] ?? '') : ''))
  // A fact stands in the middle of a line of the record; here it may begin a sentence.
  return BEGINS_WITH_FACT.test(sentence) ? `${said.slice(0, 1).toUpperCase()}${said.slice(1)}` : said
}

import { ANSWER_FACTS, unknownFacts } from './answer-text.ts'
import type { Process } from './process.ts'

/** Why a document cannot be used though its form is right. `field` is the path of the wrong place. */
export interface ProcessProblem {
  readonly field: string
  readonly message: string
}

/** What is wrong with a process beside its form: names in braces that nobody can fill in, questions with one id. */
export function processProblems({ stages }: Process): readonly ProcessProblem[] {
  return stages.flatMap(({ questions }, stage) => [
    ...questions.flatMap(({ answer, question }, place) => [
      ...factProblems(question, `stages.${stage}.questions.${place}.question`),
      ...factProblems(answer, `stages.${stage}.questions.${place}.answer`),
    ]),
    ...questions.flatMap(({ id }, place) =>
      questions.findIndex((other) => other.id === id) === place
        ? []
        : [{ field: `stages.${stage}.questions.${place}.id`, message: `“${id}” stands in this stage twice` }],
    ),
  ])
}

const factProblems = (text: string, field: string): readonly ProcessProblem[] =>
  unknownFacts(text).map((name) => ({
    field,
    message: `{{${name}}} is no fact of a client or a request; known: ${ANSWER_FACTS.join(', ')}`,
  }))

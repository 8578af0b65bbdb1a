import type { LineTwoScript } from './line-two-script.ts'

export type ScriptedAnswer = LineTwoScript['answers'][number]

/** The answer to a topic, else the one to everything. */
export function answerFor({ answers }: LineTwoScript, topicId: string | undefined): ScriptedAnswer {
  const answer = answers.find((each) => each.topicId === topicId) ?? answers.find((each) => each.topicId === 'other')
  if (answer === undefined) throw new Error('A script answers “other”')
  return answer
}

/** The answer to a question of the line-1 room, by the words in it. */
export function answerTo(script: LineTwoScript, question: string): ScriptedAnswer {
  const heard = question.toLowerCase()
  return script.answers.find((answer) => answer.heard.some((word) => heard.includes(word))) ?? answerFor(script, 'other')
}

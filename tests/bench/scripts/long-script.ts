import type { ScriptNode } from '../../../core/domain/script/node.ts'
import type { Script } from '../../../core/domain/script/script.ts'

/** What the words of the n-th step begin with, so that one can see that it stands. */
export const markOf = (step: number): string => `Шаг ${String(step).padStart(4, '0')}.`

/** Every third step is a choice of three ways; all of them lead on to the next step. */
export const isChoice = (step: number): boolean => step % 3 === 2

/**
 * A script of so many steps, walked one after the other, for whom `like` is for: it takes the place of that one. Every tenth
 * step has a condition on what the card knows, as real scripts have.
 */
export function longScript(like: Script, steps: number): Script {
  const nodes = Array.from({ length: steps - 1 }, (_node, step) => nodeOf(step, idOf(step + 1, steps)))
  const end: ScriptNode = { id: idOf(steps - 1, steps), kind: 'end', title: { ru: 'Конец', en: 'End' }, outcome: 'solved' }
  return {
    ...like,
    id: 'five-hundred-steps',
    title: { ru: 'Пятьсот шагов', en: 'Five hundred steps' },
    languages: ['ru', 'en'],
    start: idOf(0, steps),
    nodes: [...nodes, end],
    variables: [],
    entries: like.entries.map((entry) => ({ ...entry, nodeId: idOf(0, steps) })),
  }
}

const idOf = (step: number, steps: number): string => (step === steps - 1 ? 'end' : `step-${String(step)}`)

function nodeOf(step: number, next: string): ScriptNode {
  const words = `${markOf(step)} Вижу обращение и вижу, что уже сделано. Сейчас скажу, что будет дальше и к какому времени.`
  const shared = { id: `step-${String(step)}`, title: { ru: `Шаг ${String(step)}`, en: `Step ${String(step)}` }, targetSeconds: 15 }
  const text = { ru: words, en: words }
  if (!isChoice(step)) {
    return { ...shared, kind: 'say', text, ...(step % 10 === 0 ? { showIf: 'client.vip == true || client.vip == false' } : {}), next }
  }
  const options = ['Да, всё так', 'Нет, иначе', 'Не знаю'].map((title, n) => ({
    id: `way-${String(n)}`,
    title: { ru: title, en: title },
    next,
  }))
  return { ...shared, kind: 'choose', text, options }
}

import type { Script } from '../script.ts'
import type { ScriptText } from '../text.ts'
import { LIMITS } from './limits.ts'
import { mapNode } from './map-node.ts'

/**
 * The script with a variable called otherwise, wherever it is named. Words that would grow too long keep the old name: validation
 * then finds it.
 */
export function renameVariable(script: Script, from: string, to: string): Script {
  if (from === to || to === '' || to.length > LIMITS.id || !script.variables.some(({ name }) => name === from)) return script
  // Whatever stands in a name, it is looked for as it is. A part of a fact, e.g. `client.name`, is no variable.
  const escaped = from.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const inText = new RegExp(String.raw`\{${escaped}(?=[}|])`, 'g')
  const inCondition = new RegExp(String.raw`(?<![\w.])${escaped}(?!\w)`, 'g')
  const bounded = (before: string, after: string, most: number): string => (after.length > most ? before : after)
  const words = (text: string): string =>
    bounded(
      text,
      text.replaceAll(inText, () => `{${to}`),
      LIMITS.words,
    )
  const parts = {
    text: ({ ru, en }: ScriptText): ScriptText => ({
      ...(ru === undefined ? {} : { ru: words(ru) }),
      ...(en === undefined ? {} : { en: words(en) }),
    }),
    condition: (condition: string): string => bounded(condition, withoutStrings(condition, inCondition, to), LIMITS.condition),
    variable: (name: string): string => (name === from ? to : name),
  }
  return {
    ...script,
    nodes: script.nodes.map((node) => mapNode(node, parts)),
    variables: script.variables.map((variable) => (variable.name === from ? { ...variable, name: to } : variable)),
    sides: script.sides.map((side) => ({ ...side, title: parts.text(side.title), text: parts.text(side.text) })),
  }
}

/** What stands in quotes is a value and no name. */
const withoutStrings = (condition: string, name: RegExp, to: string): string =>
  condition
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(name, () => to)))
    .join('')

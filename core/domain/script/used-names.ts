import type { Script } from './script.ts'
import { conditionsOf } from './node-conditions.ts'
import { textsOf } from './node-texts.ts'
import { namesIn } from './placeholder.ts'
import { variablesOf } from './node-variables.ts'

/** Names of variables that a script asks, writes or says; conditions are looked through as text. */
export function usedNames(script: Script): ReadonlySet<string> {
  const used = new Set<string>()
  for (const node of script.nodes) {
    for (const name of variablesOf(node)) used.add(name)
    for (const text of textsOf(node)) for (const words of [text.ru, text.en]) for (const name of namesIn(words ?? '')) used.add(name)
    for (const condition of conditionsOf(node)) for (const [name] of condition.matchAll(/[A-Za-z]\w*/g)) used.add(name)
  }
  return used
}

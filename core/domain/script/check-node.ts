import { conditionsOf } from './node-conditions.ts'
import { duplicatesOf } from './duplicates.ts'
import { neverHolds } from './never-holds.ts'
import type { ScriptNode } from './node.ts'
import { textsOf } from './node-texts.ts'
import { namesIn } from './placeholder.ts'
import { error, warning, type Problem } from './problem.ts'
import { variablesOf } from './node-variables.ts'
import type { Walk } from './walk.ts'
import { waysOf } from './ways.ts'

/** What is wrong with one step. */
export function checkNode(walk: Walk, node: ScriptNode): readonly Problem[] {
  return [
    ...checkWays(walk, node),
    ...checkNames(walk, node),
    ...checkConditions(walk, node),
    ...checkWords(walk, node),
    ...checkChoice(walk, node),
  ]
}

function checkWays({ nodes }: Walk, node: ScriptNode): readonly Problem[] {
  return waysOf(node).flatMap(({ way, to }) => {
    if (to === undefined) return [error({ kind: 'dead-end', nodeId: node.id, way })]
    return nodes.has(to) ? [] : [error({ kind: 'missing-target', nodeId: node.id, way, target: to })]
  })
}

function checkNames({ types, variables }: Walk, node: ScriptNode): readonly Problem[] {
  const inTexts = new Set(textsOf(node).flatMap(({ ru, en }) => [...namesIn(ru ?? ''), ...namesIn(en ?? '')]))
  return [
    ...[...inTexts]
      .filter((name) => !Object.hasOwn(types, name))
      .map((name) => error({ kind: 'unknown-name', nodeId: node.id, name, where: 'text' })),
    ...variablesOf(node)
      .filter((name) => !variables.has(name))
      .map((name) => error({ kind: 'unknown-name', nodeId: node.id, name, where: 'answer' })),
  ]
}

function checkConditions({ types, conditions }: Walk, node: ScriptNode): readonly Problem[] {
  return conditionsOf(node).flatMap((condition): readonly Problem[] => {
    const read = conditions.read(condition, types)
    if (read.ok)
      return neverHolds(condition, read.value, types, conditions) ? [warning({ kind: 'never-holds', nodeId: node.id, condition })] : []
    const fault = read.error
    return fault.kind === 'unknown-name'
      ? [error({ kind: 'unknown-name', nodeId: node.id, name: fault.name, where: 'condition' })]
      : [error({ kind: 'bad-condition', nodeId: node.id, condition, fault })]
  })
}

function checkWords({ script }: Walk, node: ScriptNode): readonly Problem[] {
  const texts = textsOf(node)
  const isEmpty = (words: string | undefined): boolean => words === undefined || words.trim() === ''
  const untranslated = script.languages.filter((language) => texts.some((text) => isEmpty(text[language])))
  const isMute = 'text' in node && isEmpty(node.text.ru) && isEmpty(node.text.en) && node.kind !== 'action'
  return [
    ...(isMute ? [error({ kind: 'no-words', nodeId: node.id })] : []),
    ...untranslated.map((language) => warning({ kind: 'untranslated', nodeId: node.id, language })),
  ]
}

function checkChoice({ variables }: Walk, node: ScriptNode): readonly Problem[] {
  if (node.kind !== 'choose') return []
  const variable = node.variable === undefined ? undefined : variables.get(node.variable)
  const values = variable?.type.kind === 'choice' ? new Set(variable.type.options.map(({ value }) => value)) : undefined
  return [
    ...(node.options.length === 0 ? [error({ kind: 'empty-choice', nodeId: node.id })] : []),
    ...duplicatesOf(node.options.map(({ id }) => id)).map((optionId) => error({ kind: 'duplicate-option', nodeId: node.id, optionId })),
    ...(variable === undefined
      ? []
      : node.options
          .filter(({ id }) => values?.has(id) !== true)
          .map(({ id }) => error({ kind: 'option-no-value', nodeId: node.id, optionId: id, variable: variable.name }))),
  ]
}

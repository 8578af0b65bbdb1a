import { useMemo } from 'react'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { ConditionFault } from '../../../../core/domain/script/conditions.ts'
import type { NodeId, ScriptNode } from '../../../../core/domain/script/node.ts'
import type { Problem } from '../../../../core/domain/script/problem.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import type { Translate } from '../../i18n/words.ts'
import { useDrawing } from '../../state/use-script-editor.ts'
import { problemWords } from './problem-words.ts'
import { words } from './words.ts'

type T = Translate<typeof problemWords.entries>

/** What is wrong, in a sentence of the desk's language. */
export const useProblemText = (): ((problem: Problem) => string) => {
  const t = useWords(problemWords)
  const say = useWords(words)
  const locale = useLocale()
  const script = useDrawing(({ history }) => history.now, undefined)
  return useMemo(() => {
    const answer = (nodeId: NodeId, way: string): string | undefined => {
      if (way === 'yes' || way === 'no') return say(way)
      const node = script?.nodes.find(({ id }) => id === nodeId)
      return node === undefined ? undefined : answerOf(node, way, locale)
    }
    const titleOf = (id: NodeId): string => titleIn(script, id, locale)
    return (problem) => problemText(problem, t, answer, titleOf)
  }, [t, say, locale, script])
}

const answerOf = (node: ScriptNode, way: string, locale: 'ru' | 'en'): string | undefined => {
  if (node.kind !== 'choose') return undefined
  const index = node.options.findIndex(({ id }) => id === way)
  const option = node.options[index]
  return option === undefined ? undefined : textIn(option.title, locale) || String(index + 1)
}

/** How a step is called; its id when it has no title, or is not there. */
export const titleIn = (script: Script | undefined, id: NodeId, locale: 'ru' | 'en'): string => {
  const node = script?.nodes.find((one) => one.id === id)
  return (node === undefined ? '' : textIn(node.title, locale)) || id
}

function problemText(
  problem: Problem,
  t: T,
  answer: (nodeId: NodeId, way: string) => string | undefined,
  titleOf: (id: NodeId) => string,
): string {
  switch (problem.kind) {
    case 'no-start':
    case 'empty-choice':
    case 'no-way-out':
    case 'unreachable':
    case 'no-words':
    case 'frame-without-body':
    case 'frame-without-closing':
    case 'body-in-body':
      return t(problem.kind)
    case 'too-large':
      return t('too-large', { nodes: problem.nodes, most: problem.most })
    case 'duplicate-node':
      return t('duplicate-node', { id: problem.nodeId })
    case 'duplicate-option':
      return t('duplicate-option', { id: problem.optionId })
    case 'duplicate-variable':
    case 'bad-variable-name':
    case 'unused-variable':
      return t(problem.kind, { name: problem.name })
    case 'dead-end': {
      const way = answer(problem.nodeId, problem.way)
      return way === undefined ? t('dead-end') : t('dead-end.answer', { way })
    }
    case 'missing-target': {
      const way = answer(problem.nodeId, problem.way)
      const target = titleOf(problem.target)
      return way === undefined ? t('missing-target', { target }) : t('missing-target.answer', { way, target })
    }
    case 'unknown-name':
      return t(`unknown-name.${problem.where}`, { name: problem.name })
    case 'bad-condition':
      return t('bad-condition', { why: faultText(problem.fault, t) })
    case 'never-holds':
      return t('never-holds', { condition: problem.condition })
    case 'option-no-value':
      return t('option-no-value', { id: problem.optionId, variable: problem.variable })
    case 'untranslated':
      return t(`untranslated.${problem.language}`)
    case 'entry-missing':
      return t('entry-missing', { stage: problem.stageId })
    default:
      return missingCase(problem)
  }
}

function faultText(fault: ConditionFault, t: T): string {
  switch (fault.kind) {
    case 'syntax':
      return fault.at === undefined ? t('fault.syntax') : t('fault.syntaxAt', { at: fault.at + 1 })
    case 'unknown-name':
      return t('fault.unknown-name', { name: fault.name })
    case 'types':
    case 'too-long':
      return t(`fault.${fault.kind}`)
    default:
      return missingCase(fault)
  }
}

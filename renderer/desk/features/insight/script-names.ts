import { useMemo } from 'react'
import type { ScriptSummary } from '../../../../core/contract/team/script-contract.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { textIn, type ScriptText } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useScriptSummaries, useScriptVersion } from '../../state/use-script-shelf.ts'
import { scriptWords } from './script-words.ts'
import type { StepRow } from './script-steps.ts'

/** How scripts, steps and ways are called in the desk's language. */
export interface ScriptNames {
  readonly script: (scriptId: string) => string
  readonly step: (row: StepRow) => string
  readonly way: (row: StepRow, way: string) => string
}

export function useScriptNames(): ScriptNames {
  const t = useWords(scriptWords)
  const locale = useLocale()
  const summaries = useScriptSummaries()
  return useMemo(() => {
    const text = (words: ScriptText): string => textIn(words, locale)
    return {
      script: (id) => {
        const told = newest(summaries, (one) => one.scriptId === id)
        return (told && text(told.title)) ?? t('unknownScript', { id })
      },
      step: ({ id, node, isFrame }) => {
        if (node === undefined) return t('goneStep', { id })
        return isFrame ? t('frameStep', { step: text(node.title) }) : text(node.title)
      },
      way: ({ node }, way) => {
        if (node?.kind === 'choose') return text(optionOf(node, way)?.title ?? { ru: way })
        const known = WAYS.find((each) => each === way)
        return known === undefined ? way : t(known)
      },
    }
  }, [t, locale, summaries])
}

/** Ways of checks and actions; those of choices have titles. */
const WAYS = ['yes', 'no', 'done', 'left-out'] as const

const optionOf = (node: Extract<ScriptNode, { kind: 'choose' }>, way: string) => node.options.find(({ id }) => id === way)

/** A script and the frame that stands around it, as far as they can be read: for the titles of their steps. */
export function useWalkedScript(
  scriptId: string,
  version: number | undefined,
): { readonly script: Script | undefined; readonly frame: Script | undefined } {
  const summaries = useScriptSummaries()
  const script = useScriptVersion(
    newest(summaries, (one) => one.scriptId === scriptId && (version === undefined || one.version === version)),
  )
  const frame = useScriptVersion(newest(summaries, ({ role }) => role === 'frame'))
  return { script, frame }
}

/** Published before drafts, then the highest number. */
const newest = (summaries: readonly ScriptSummary[], is: (one: ScriptSummary) => boolean): ScriptSummary | undefined =>
  summaries.filter(is).toSorted((a, b) => rank(b) - rank(a) || b.version - a.version)[0]

function rank({ state }: ScriptSummary): number {
  switch (state) {
    case 'published':
      return 2
    case 'withdrawn':
      return 1
    case 'review':
    case 'draft':
      return 0
    default:
      return missingCase(state)
  }
}

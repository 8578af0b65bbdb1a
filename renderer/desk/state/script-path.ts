import type { PacketInput } from '../../../core/domain/escalation/packet-input.ts'
import { roadLines } from '../../../core/domain/script/road-lines.ts'
import { textIn } from '../../../core/domain/script/text.ts'
import { valueWords } from '../../../core/domain/script/said.ts'
import { wayAhead } from '../../../core/domain/script/way-ahead.ts'
import { currentLocale } from '../i18n/instance.ts'
import { translator } from '../i18n/words.ts'
import { scriptPathWords } from './script-path-words.ts'
import type { LiveScript } from './script-live.ts'

/** What line 2 gets of a script: the answers, where it stands, and the problem in the words that were written down in it. */
export function packetScript(live: LiveScript | undefined): Pick<PacketInput, 'script' | 'scriptWords'> {
  if (live === undefined) return {}
  const { walk, run, walked } = live
  const locale = currentLocale()
  const t = translator(scriptPathWords)
  const lines = roadLines(walk, run, locale)
  const node = walk.nodes.get(run.state.nodeId)
  const answers = lines.flatMap(({ title, answer, at }) =>
    answer === undefined ? [] : [{ label: title, answer: answer.kind === 'words' ? answer.words : t(answer.kind), at }],
  )
  const words = wordsOf(live)
  return {
    script: {
      scriptId: walked.scriptId,
      title: textIn(walk.script.title, locale),
      version: walked.beginning.version,
      answers,
      ...(node === undefined || run.state.kind === 'ended'
        ? {}
        : { stoppedAt: { step: lines.length + 1, of: lines.length + 1 + wayAhead(walk, run).length, title: textIn(node.title, locale) } }),
    },
    ...(words === '' ? {} : { scriptWords: words }),
  }
}

/** What was written down by the operator, each with what it is. */
function wordsOf({ walk, run }: LiveScript): string {
  const locale = currentLocale()
  const written = Object.entries(run.answers).flatMap(([name, { value, source }]) => {
    const variable = walk.variables.get(name)
    if (variable === undefined || source.kind !== 'operator' || variable.type.kind !== 'text') return []
    return [`${textIn(variable.title, locale)}: ${valueWords(value, variable.type, locale)}`]
  })
  return written.join('. ')
}

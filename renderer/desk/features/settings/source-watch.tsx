import { useEffect } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk, useNotices } from '../../state/desk-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { directoryWords } from './directory-words.ts'
import { momentOf } from './source-state.ts'
import { useSources, type SeenSource } from './use-sources.ts'

/** A source that is away for less than this is not worth a word (ms): the settings show it. */
const WORTH_SAYING_MS = 30 * 60_000

/** Says in one calm line that a source has not been read for long, or wants another password. Draws nothing. */
export const SourceWatch = () => {
  const t = useWords(directoryWords)
  const format = useFormat()
  const { clock } = useDesk()
  const door = useCallWork().settings
  const raise = useNotices((notices) => notices.raise)
  const withdraw = useNotices((notices) => notices.withdraw)
  const { seen } = useSources()
  const worst = seen.kind === 'known' ? seen.sources.find((source) => isWorthSaying(source)) : undefined
  useEffect(() => {
    if (worst?.status?.trouble === undefined) return
    const { trouble, since } = worst.status.trouble
    const { title } = worst.description
    const fact =
      trouble.kind === 'denied'
        ? t('lastingDenied', { title })
        : t('lasting', { title, since: t('since', { when: momentOf(since, clock.now(), format) }) })
    const action = { label: t('open'), run: () => door.open('directory') }
    raise({ id: 'sources', tone: 'info', urgency: 1, fact, consequence: t('lastingWhat'), action })
    return () => withdraw('sources')
  }, [worst, t, format, clock, door, raise, withdraw])
  return null
}

/** By the times of the tries, not by the clock: a laptop that slept has not been told anything. */
const isWorthSaying = ({ status }: SeenSource): boolean => {
  const wrong = status?.trouble
  if (wrong === undefined) return false
  return wrong.trouble.kind === 'denied' || wrong.at - wrong.since >= WORTH_SAYING_MS
}

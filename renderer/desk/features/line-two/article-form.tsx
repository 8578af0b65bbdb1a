import { useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { saveArticle } from '../../state/line-two-articles.ts'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { useTeamStore } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { toast } from '../../ui/toast.tsx'
import { subjectOf } from './client-words.ts'
import { TextSheet } from './text-sheet.tsx'
import { words } from './words.ts'

interface Props {
  readonly escalation: SeatEscalation
  readonly onClose: () => void
}

/** An article out of the answer: of what is being typed, else of the answer that was given. */
export const ArticleForm = ({ escalation, onClose }: Props) => {
  const t = useWords(words)
  const { packet } = escalation
  const lineTwo = useLineTwo()
  const save = useSave(escalation)
  const typed = useLineTwoView((view) => view.drafts[packet.id]?.text.trim() ?? '')
  const [title, setTitle] = useState(subjectOf(packet).slice(0, 200))
  const [text, setText] = useState(typed === '' ? givenAnswer(escalation) : typed)
  const [said, setSaid] = useState<'saving' | 'failed' | 'incomplete'>()
  const send = async (): Promise<void> => {
    if (title.trim() === '' || text.trim() === '') {
      setSaid('incomplete')
      return
    }
    setSaid('saving')
    if (!(await save(title.trim(), text.trim()))) {
      setSaid('failed')
      return
    }
    void lineTwo.readArticles()
    toast({ title: t('articleSaved'), detail: title.trim() })
    onClose()
  }
  const missing = (value: string, word: string): string | undefined => (said === 'incomplete' && value.trim() === '' ? word : undefined)
  return (
    <TextSheet
      heading={t('articleForm')}
      about={t('articleWhat')}
      title={{ label: t('articleTitle'), value: title, limit: 200, error: missing(title, t('needTitle')), onChange: setTitle }}
      text={{ label: t('articleText'), value: text, limit: 20_000, error: missing(text, t('needText')), onChange: setText }}
      action={t('saveArticle')}
      waits={said === 'saving'}
      wrong={said === 'failed' ? t('articleNotSaved') : undefined}
      onSend={() => void send()}
      onClose={onClose}
    />
  )
}

const givenAnswer = ({ state }: SeatEscalation): string =>
  state.phase === 'returned' ? state.answer : state.phase === 'resolved' ? state.how : ''

/** One form has one id: pressing again writes the same article. */
const useSave = ({ packet }: SeatEscalation): ((title: string, text: string) => Promise<boolean>) => {
  const { bridge, ids } = useDesk()
  const team = useTeamStore()
  const id = useRef(ids.next())
  return async (title, text) => {
    const outcome = await saveArticle(bridge, packet.organisation, {
      id: id.current,
      title,
      text,
      ...(packet.topic === undefined ? {} : { topicId: packet.topic.id }),
      by: team.store.getState().team?.member.name ?? '',
      at: team.hubNow(),
      fromEscalation: packet.id,
    })
    return outcome === 'done'
  }
}

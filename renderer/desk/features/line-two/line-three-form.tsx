import { useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { sendToLineThree, type LineThreeSaid } from '../../state/line-two-line-three.ts'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { toast } from '../../ui/toast.tsx'
import { useIssueText } from './issue-text.ts'
import { TextSheet } from './text-sheet.tsx'
import { words } from './words.ts'

interface Props {
  readonly escalation: SeatEscalation
  readonly onClose: () => void
}

/** An issue for line 3 out of the packet. One form has one id, so that pressing again never makes a second issue. */
export const LineThreeForm = ({ escalation, onClose }: Props) => {
  const t = useWords(words)
  const { organisation, id } = escalation.packet
  const { bridge, ids } = useDesk()
  const lineTwo = useLineTwo()
  const answer = useLineTwoView((view) => view.drafts[id]?.text ?? '')
  const first = useIssueText(escalation, answer)
  const [title, setTitle] = useState(first.title)
  const [description, setDescription] = useState(first.description)
  const [said, setSaid] = useState<Extract<LineThreeSaid, { kind: 'failed' }> | 'sending' | 'no-title'>()
  const changeId = useRef(ids.next())
  const tracker = useTeam((team) => team.team?.tracker)
  const send = async (): Promise<void> => {
    if (title.trim() === '') {
      setSaid('no-title')
      return
    }
    setSaid('sending')
    // Who was quicker, or that the hub is gone, is said in the packet.
    if (!(await lineTwo.take(escalation))) {
      onClose()
      return
    }
    const came = await sendToLineThree(bridge, { organisation, id, changeId: changeId.current, title: title.trim(), description })
    if (came.kind === 'failed') {
      setSaid(came)
      return
    }
    lineTwo.tell(id, undefined)
    toast({ title: t('sent'), detail: came.key })
    onClose()
  }
  const failed = typeof said === 'object' ? said : undefined
  return (
    <TextSheet
      heading={t('lineThreeForm')}
      about={t('lineThreeWhat', { tracker: tracker === 'jira' ? 'Jira' : 'Request Tracker' })}
      title={{
        label: t('issueTitle'),
        value: title,
        limit: 250,
        error: said === 'no-title' ? t('needTitle') : undefined,
        onChange: setTitle,
      }}
      text={{ label: t('issueText'), value: description, limit: 20_000, onChange: setDescription }}
      action={t(said === 'sending' ? 'sending' : 'send')}
      waits={said === 'sending'}
      wrong={
        failed === undefined ? undefined : failed.why === 'rejected' ? t('l3.rejected', { words: failed.words }) : t(`l3.${failed.why}`)
      }
      onSend={() => void send()}
      onClose={onClose}
    />
  )
}

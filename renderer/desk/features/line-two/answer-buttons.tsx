import { IconDots, IconFlag, IconPhoneOutgoing } from '@tabler/icons-react'
import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Button } from '../../ui/button.tsx'
import { ArticleForm } from './article-form.tsx'
import { HandMenu } from './hand-menu.tsx'
import type { Holding } from './holding.ts'
import { LineThreeForm } from './line-three-form.tsx'
import { holderOf } from '../../state/line-two-said.ts'
import { words } from './words.ts'
import styles from './answer.module.css'

interface Props {
  readonly escalation: SeatEscalation
  readonly holding: Holding
}

const icon = { size: 16, stroke: 1.9 } as const

/** What else can be done with the packet: call, hand over, line 3; a note and an article behind «Ещё». */
export const AnswerButtons = ({ escalation, holding }: Props) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const { packet, state } = escalation
  const busy = useLineTwoView((view) => view.busy.has(packet.id))
  const [form, setForm] = useState<'line-three' | 'article'>()
  const acts = holding === 'take' || holding === 'hold' || holding === 'answered'
  const noNumber = packet.client.number === undefined
  return (
    <div className={styles.row}>
      {acts && (
        <>
          <Button
            icon={<IconPhoneOutgoing {...icon} />}
            action="callClient"
            disabled={busy || noNumber}
            onPress={() => void lineTwo.callClient(escalation)}
          >
            {t(noNumber ? 'noNumber' : 'callClient')}
          </Button>
          <HandMenu escalation={escalation} disabled={busy} />
        </>
      )}
      {acts && state.phase !== 'line-three' && <LineThreeButton disabled={busy} onPress={() => setForm('line-three')} />}
      <MoreMenu escalation={escalation} holding={holding} onArticle={() => setForm('article')} />
      <Hint escalation={escalation} holding={holding} />
      {form === 'line-three' && <LineThreeForm escalation={escalation} onClose={() => setForm(undefined)} />}
      {form === 'article' && <ArticleForm escalation={escalation} onClose={() => setForm(undefined)} />}
    </div>
  )
}

/** Only where a tracker is set up: a button that can only fail is not shown. */
const LineThreeButton = ({ disabled, onPress }: { readonly disabled: boolean; readonly onPress: () => void }) => {
  const t = useWords(words)
  const tracker = useTeam((team) => team.team?.tracker ?? null)
  if (tracker === null) return null
  return (
    <Button icon={<IconFlag {...icon} />} action="lineThree" disabled={disabled} onPress={onPress}>
      {t('toLineThree')}
    </Button>
  )
}

const MoreMenu = ({ escalation, holding, onArticle }: Props & { readonly onArticle: () => void }) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const [opened, setOpened] = useState(false)
  return (
    <Menu opened={opened} onChange={setOpened} position="top-start" shadow="none" classNames={{ dropdown: styles.menu ?? '' }}>
      <Menu.Target>
        <Button icon={<IconDots {...icon} />} expanded={opened} onPress={() => setOpened(!opened)}>
          {t('moreActions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {holding !== 'closed' && <Menu.Item onClick={() => void lineTwo.note(escalation)}>{t('noteAction')}</Menu.Item>}
        <Menu.Item onClick={onArticle}>{t('makeArticle')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const Hint = ({ escalation: { state }, holding }: Props) => {
  const t = useWords(words)
  const name = holderOf(state)?.name ?? ''
  if (holding === 'hold' || holding === 'answered') return null
  const text = holding === 'other' ? t('answerOther', { name }) : t(holding === 'closed' ? 'answerClosed' : 'answerHint')
  return (
    <span className={styles.hint} title={text}>
      {text}
    </span>
  )
}

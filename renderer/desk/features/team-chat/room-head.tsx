import { Menu } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useChat, useChatView } from '../../state/chat-context.tsx'
import { hubAnswers } from '../../state/escalation-reach.ts'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { useSitting, type Sitting } from './use-seat.ts'
import { words } from './words.ts'
import styles from './team-chat.module.css'

/** Who sits in the room now, and the way to hand it on. */
export const RoomHead = ({ onClose }: { readonly onClose?: (() => void) | undefined }) => {
  const t = useWords(words)
  const chat = useChat()
  const isLineOne = useTeam((team) => team.deskKind === 'line-1')
  const sitting = useSitting()
  return (
    <header className={styles.head}>
      <h2>{t('title')}</h2>
      <SeatNote sitting={sitting} />
      {sitting.isMe && <HandOn sitting={sitting} />}
      {isLineOne && (
        <Button
          size="small"
          tone="quiet"
          iconOnly
          icon={<IconPlus size={16} stroke={1.9} />}
          onPress={() => {
            chat.choose(undefined)
            chat.askFocus()
          }}
        >
          {t('newQuestion')}
        </Button>
      )}
      {onClose !== undefined && (
        <Button size="small" tone="quiet" iconOnly icon={<IconX size={16} stroke={1.9} />} onPress={onClose}>
          {t('close')}
        </Button>
      )}
    </header>
  )
}

const SeatNote = ({ sitting: { duty, isMe } }: { readonly sitting: Sitting }) => {
  const t = useWords(words)
  const format = useFormat()
  const ready = useChatView((view) => view.rooms.length > 0)
  if (!ready) return <span className={styles.seat} />
  if (duty === undefined)
    return (
      <span className={styles.seat} data-tone="warn" role="status">
        {t('nobodySits')}
      </span>
    )
  const time = duty.dutyUntil === undefined ? undefined : format.clock(duty.dutyUntil)
  const { name } = duty.member
  const note = isMe
    ? time === undefined
      ? t('youSit')
      : t('youSitUntil', { time })
    : time === undefined
      ? t('sits', { name })
      : t('sitsUntil', { name, time })
  return (
    <span className={styles.seat} role="status" title={note}>
      {note}
    </span>
  )
}

/** To the next in turn, or to whom is chosen. */
const HandOn = ({ sitting: { others } }: { readonly sitting: Sitting }) => {
  const t = useWords(words)
  const chat = useChat()
  const [opened, setOpened] = useState(false)
  const [next] = others
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="none"
      clickOutsideEvents={['mousedown', 'touchstart']}
      classNames={{ dropdown: styles.menu ?? '' }}
    >
      <Menu.Target>
        <Button size="small" tone="quiet" action="handRoomOn" expanded={opened} onPress={() => setOpened(!opened)}>
          {t('handOn')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{next === undefined ? t('nobodyElse') : t('handOnMenu')}</Menu.Label>
        {others.map(({ member }) => (
          <Menu.Item key={member.id} onClick={() => void chat.handOn(member.id)}>
            {member === next?.member ? t('nextInTurn', { name: member.name }) : member.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const Notice = ({ tone, children }: { readonly tone: 'warn' | 'danger'; readonly children: ReactNode }) => (
  <p className={styles.notice} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
    {children}
  </p>
)

/** What keeps the room from being as it should: the hub away, the seat not handed on. */
export const RoomNotices = () => {
  const t = useWords(words)
  const away = useTeam((team) => !hubAnswers(team))
  const failed = useChatView((view) => view.phase === 'failed')
  const handOn = useChatView((view) => view.handOn)
  return (
    <>
      {away ? <Notice tone="warn">{t('hubAway')}</Notice> : failed && <Notice tone="danger">{t('readFailed')}</Notice>}
      {handOn !== undefined && <Notice tone="danger">{t(`handOn.${handOn}`)}</Notice>}
    </>
  )
}

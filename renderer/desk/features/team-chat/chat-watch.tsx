import { useEffect, useRef } from 'react'
import { isUnread } from '../../../../core/domain/chat/unread.ts'
import type { PlacedMessage } from '../../../../core/domain/chat/message.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useChat, useChatView } from '../../state/chat-context.tsx'
import type { SeatThread } from '../../state/chat-view.ts'
import { useTeam } from '../../state/team-context.tsx'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'

/** Without a face: an answer to an own question, or a word that calls this member, is said once while the panel is closed. */
export const ChatWatch = () => {
  const t = useWords(words)
  const chat = useChat()
  const me = useTeam((team) => team.team?.member.id)
  const threads = useChatView((view) => view.threads)
  const rooms = useChatView((view) => view.rooms)
  const open = useChatView((view) => view.open)
  const isReady = useChatView((view) => view.phase === 'ready')
  const told = useRef<ReadonlySet<string> | undefined>(undefined)
  useEffect(() => {
    if (!isReady || me === undefined) return
    const marks = new Map(rooms.map(({ organisation, readUpTo }) => [organisation, readUpTo]))
    const fresh = threads.flatMap((thread) => {
      const reader = { memberId: me, readUpTo: marks.get(thread.organisation) ?? 0 }
      return thread.unread.count === 0
        ? []
        : forMe(thread, me)
            .filter((placed) => isUnread(placed, reader))
            .map((placed) => ({ thread, placed }))
    })
    const before = told.current
    told.current = new Set([...(before ?? []), ...fresh.map(({ placed }) => placed.message.id)])
    // What lay there when the desk opened is in the counter.
    const last = before === undefined || open ? undefined : fresh.filter(({ placed }) => !before.has(placed.message.id)).at(-1)
    if (last === undefined) return
    const { thread, placed } = last
    toast({
      tone: 'info',
      title: t('fresh', { name: placed.message.by.name, title: cut(thread.title, 48) }),
      detail: 'text' in placed.message.what ? cut(placed.message.what.text, 140) : undefined,
      action: {
        label: t('show'),
        run: () => {
          chat.choose(thread.id)
          chat.setOpen(true)
        },
      },
    })
  }, [threads, rooms, me, open, isReady, t, chat])
  return null
}

const forMe = ({ question, replies, asker }: SeatThread, me: string): readonly PlacedMessage[] =>
  (question === undefined ? replies : [question, ...replies]).filter(({ message }) => asker.id === me || message.mentions.includes(me))

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`)

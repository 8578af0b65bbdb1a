import { useStore } from 'zustand'
import type { Chat } from './chat-store.ts'
import type { ChatView, SeatThread } from './chat-view.ts'
import { useDesk } from './desk-context.tsx'

/** What can be done in the line-1 room, and its store. */
export const useChat = (): Chat => useDesk().chat

/** A part of the room; the component renders again only when that part changes. */
export const useChatView = <T,>(select: (view: ChatView) => T): T => useStore(useDesk().chat.store, select)

/** The thread the reply field is about: the chosen one, else the first where `orFirst` (the one that waits longest). */
export const useChosenThread = (orFirst: boolean): SeatThread | undefined =>
  useChatView(({ threads, chosenId }) => threads.find(({ id }) => id === chosenId) ?? (orFirst ? threads[0] : undefined))

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ActionId } from '../keys/actions.ts'

/** A fact that concerns the whole desk. One is shown at a time: the most urgent, the latest among equals. */
export interface Notice {
  readonly id: string
  readonly tone: 'warn' | 'danger' | 'info'
  /** 3: calls do not come; 2: work may be lost; 1: worth knowing. */
  readonly urgency: 1 | 2 | 3
  /** What happened, in bold. */
  readonly fact: string
  /** What follows from it, what is kept. */
  readonly consequence?: string
  readonly action?: NoticeAction
  /** Another way out, behind the first. */
  readonly otherAction?: NoticeAction
}

export interface NoticeAction {
  readonly label: string
  readonly run: () => void
  /** Its key. */
  readonly key?: ActionId
}

export interface Notices {
  readonly all: readonly Notice[]
  /** Shows a notice or replaces the one with its id. */
  readonly raise: (notice: Notice) => void
  readonly withdraw: (id: string) => void
}

export const createNoticeStore = (): StoreApi<Notices> =>
  createStore<Notices>((set) => ({
    all: [],
    raise: (notice) => set((state) => ({ all: [...state.all.filter((other) => other.id !== notice.id), notice] })),
    withdraw: (id) =>
      set((state) => (state.all.some((notice) => notice.id === id) ? { all: state.all.filter((notice) => notice.id !== id) } : state)),
  }))

export const mostUrgent = (notices: readonly Notice[]): Notice | undefined =>
  notices.reduce<Notice | undefined>(
    (first, notice) => (first === undefined || notice.urgency >= first.urgency ? notice : first),
    undefined,
  )

import type { StoreApi } from 'zustand/vanilla'
import type { Desk } from './desk.ts'
import { toldOf } from './line-two-said.ts'
import type { LineTwoSaid, LineTwoView } from './line-two-view.ts'
import type { SeatEscalation } from './team-view.ts'
import type { TeamStore } from './team-store.ts'

export type Wish = Parameters<TeamStore['change']>[1]

/** What every action of a specialist is made of. */
export interface Acting {
  readonly store: StoreApi<LineTwoView>
  readonly desk: Desk
  readonly tell: (id: string, said: LineTwoSaid | undefined) => void
  /** One action a packet at a time; what it comes to is told. True: done, or on its way. */
  readonly run: (id: string, act: () => Promise<LineTwoSaid | undefined>) => Promise<boolean>
  readonly change: (id: string, what: Wish) => Promise<LineTwoSaid | undefined>
  readonly askFocus: () => void
  readonly isMine: (escalation: SeatEscalation) => boolean
}

export function actingOn(desk: Desk, store: StoreApi<LineTwoView>): Acting {
  const tell = (id: string, said: LineTwoSaid | undefined): void =>
    store.setState((view) => {
      const { [id]: _before, ...others } = view.said
      return { said: said === undefined ? others : { ...others, [id]: said } }
    })
  return {
    store,
    desk,
    tell,
    run: async (id, act) => {
      if (store.getState().busy.has(id)) return false
      store.setState((view) => ({ busy: new Set([...view.busy, id]) }))
      try {
        const said = await act()
        tell(id, said)
        return said === undefined || said.kind === 'queued' || said.kind === 'no-phone'
      } finally {
        store.setState((view) => ({ busy: new Set([...view.busy].filter((other) => other !== id)) }))
      }
    },
    change: async (id, what) => toldOf(await desk.team.change(id, what)),
    askFocus: () => store.setState((view) => ({ focusAsked: view.focusAsked + 1 })),
    isMine: ({ state }) => 'by' in state && state.by.id === desk.team.store.getState().team?.member.id,
  }
}

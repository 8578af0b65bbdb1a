import type { StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../core/contract/bridge.ts'
import type { TeamDescription } from '../../../core/contract/team/team-contract.ts'
import type { EscalationRecord } from '../../../core/domain/escalation/escalation.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { HubLink } from '../../../core/ports/team-hub.ts'
import { newerOf } from './team-records.ts'
import type { DeskKind, TeamView } from './team-view.ts'

interface FollowParts {
  readonly bridge: Bridge
  readonly store: StoreApi<TeamView>
  readonly clock: Clock
  readonly records: Map<string, EscalationRecord>
  readonly learn: (record: EscalationRecord) => void
  readonly redraw: () => void
  readonly linkIsBack: () => void
}

/** The host did not answer: asked again after this, in ms. */
const ASK_AGAIN_MS = 2_000

const deskOf = ({ member }: TeamDescription): DeskKind => (member.role === 'specialist' ? 'line-2' : 'line-1')

/** Follows the team: the events as they come, and everything once more whenever the host was lost. */
export function followTeam(parts: FollowParts): { start(): Promise<void>; stop(): void } {
  const { bridge, store, clock, records, learn, redraw, linkIsBack } = parts
  let stops: readonly (() => void)[] = []
  let again = (): void => undefined

  const linkSaid = (link: HubLink, offsetMs: number): void => {
    const before = store.getState().link.kind
    store.setState({ link, offsetMs })
    if (link.kind === 'connected' && before !== 'connected') linkIsBack()
  }
  const askState = async (): Promise<void> => {
    const told = await bridge.call('team.state', {})
    const ids = new Set<string>(told.escalations.map(({ packet }) => packet.id))
    for (const id of [...records.keys()]) if (!ids.has(id)) records.delete(id)
    for (const record of told.escalations) records.set(record.packet.id, newerOf(records.get(record.packet.id), record))
    store.setState({ duties: told.duties, hostLost: false })
    redraw()
    linkSaid(told.link, told.offsetMs)
  }
  const ask = async (): Promise<void> => {
    again()
    try {
      const { team } = await bridge.call('team.describe', {})
      const first = store.getState().team === undefined
      store.setState({ team, ...(first && team !== null ? { deskKind: deskOf(team) } : {}) })
      if (team !== null) await askState()
    } catch {
      again = clock.after(ASK_AGAIN_MS, () => void ask())
    }
  }
  return {
    start: () => {
      if (stops.length > 0) return Promise.resolve()
      stops = [
        bridge.on('team.linkChanged', ({ link, offsetMs }) => linkSaid(link, offsetMs)),
        bridge.on('team.escalationChanged', learn),
        bridge.on('team.dutiesChanged', ({ duties }) => store.setState({ duties })),
        bridge.on('team.describeChanged', ({ team }) => {
          // Another desk of the sandbox: what is shown changes with it, and everything is asked anew.
          store.setState({ team, ...(team === null ? {} : { deskKind: deskOf(team) }) })
          if (team !== null) void askState().catch(() => undefined)
        }),
        bridge.on('team.unreadable', ({ count }) => store.setState({ unreadable: count })),
        bridge.onConnection?.((connected) => {
          if (connected) void ask().then(linkIsBack)
          else store.setState({ hostLost: true })
        }) ?? (() => undefined),
      ]
      return ask()
    },
    stop: () => {
      again()
      for (const stop of stops) stop()
    },
  }
}

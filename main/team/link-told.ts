import type { EventPayload } from '../../core/contract/bridge.ts'
import type { HubLink } from '../../core/ports/team-hub.ts'
import type { TeamParts } from './team-parts.ts'

type Told = EventPayload<'team.linkChanged'>

/** The link as windows see it. `offsetMs`: hub time minus this machine's, for their countdowns. */
export const linkOf = ({ hub, clock }: Pick<TeamParts, 'hub' | 'clock'>): Told => ({ link: hub.link, offsetMs: hub.now() - clock.now() })

/** Tells windows how the hub is reached; `back` is called when it is reached again after it was lost. Returns the stopper. */
export function tellLink(parts: Pick<TeamParts, 'hub' | 'clock' | 'emit' | 'log'>, back: () => void): () => void {
  let before: HubLink['kind'] | undefined
  return parts.hub.onLink((link) => {
    if (link.kind !== before) {
      const why = link.kind === 'refused' ? { why: link.why } : {}
      parts.log.write(link.kind === 'lost' || link.kind === 'refused' ? 'warn' : 'info', 'main.team', 'The link to the hub changed', {
        link: link.kind,
        ...why,
      })
    }
    const wasAway = before !== undefined && before !== 'connected'
    before = link.kind
    parts.emit('team.linkChanged', linkOf(parts))
    if (wasAway && link.kind === 'connected') back()
  })
}

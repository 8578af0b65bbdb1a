import { bookOf, changeBy, packetOf, specialist, operator } from './team-world.ts'
import { openSeat } from './seat.ts'
import { until } from '../../../support/until.ts'
import type { EscalationId } from '../../../../core/domain/escalation/escalation-id.ts'

/**
 * A seat in a process of its own: it does one thing with the ids that it is given, says so on stdout before it asks, and
 * waits to be killed. argv: url, organisation, `submit` or `accept`, id of the packet, id of the change.
 */
const [url = '', organisation = '', verb, id = '', changeId = ''] = process.argv.slice(2)
const hub = openSeat({ servers: [url] })
await until('the seat is connected', () => hub.link.kind === 'connected')
const book = bookOf(hub)
const author = operator('doomed')
process.stdout.write('asking\n')
const answer =
  verb === 'submit'
    ? await book.submit(
        packetOf(id as EscalationId, organisation, author, hub.now()),
        changeBy(author, hub.now(), { kind: 'offered', until: hub.now() + 60_000 }, changeId),
      )
    : await book.change(organisation, id as EscalationId, changeBy(specialist('doomed'), hub.now(), { kind: 'accepted' }, changeId))
process.stdout.write(`${answer.kind}\n`)

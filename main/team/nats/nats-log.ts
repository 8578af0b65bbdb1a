import type { AppendOutcome, Log } from '../../../core/ports/team-hub.ts'
import type { HubContext } from './hub-context.ts'
import { placeOfLog, subjectOfLog } from './places.ts'
import { Trail } from './trail.ts'

/** The first copy may still be on its way through the cluster; then its number is not known yet. */
const DOUBLE_TRIES = 20
const DOUBLE_PAUSE_MS = 50

/** One log: a stream with one subject, whose duplicate window drops what is sent again. */
export function natsLog(context: HubContext, log: string): Log {
  const place = placeOfLog(log)
  return {
    async append(id, value): Promise<AppendOutcome> {
      const payload = new TextEncoder().encode(value)
      for (let tries = 0; ; tries += 1) {
        const session = context.line.session
        if (session === undefined) return { kind: 'unreachable' }
        const ack = await session.publish(place.stream, subjectOfLog(log), payload, { 'Nats-Msg-Id': id })
        if (ack.kind === 'conflict' || ack.kind === 'missing') return { kind: 'unreachable' }
        if (ack.kind !== 'ok') return ack
        if (ack.value.seq > 0) return { kind: 'appended', sequence: ack.value.seq, doubled: ack.value.duplicate }
        if (tries === DOUBLE_TRIES) return { kind: 'unreachable' }
        await new Promise<void>((resolve) => context.clock.after(DOUBLE_PAUSE_MS, resolve))
      }
    },
    follow(after, listener) {
      const trail = new Trail({
        ...context,
        place,
        after,
        message: (message) =>
          listener.entry({ sequence: message.seq, id: message.id, value: new TextDecoder().decode(message.data), at: message.at }),
        caughtUp: () => listener.caughtUp?.(),
      })
      return () => trail.stop()
    },
  }
}

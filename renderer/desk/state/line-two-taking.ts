import type { Packet } from '../../../core/domain/escalation/packet.ts'
import type { Acting } from './line-two-act.ts'
import { toldOf } from './line-two-said.ts'
import type { LineTwo } from './line-two.ts'
import type { SeatEscalation } from './team-view.ts'

/** How long the operator's call is waited for after a packet was accepted, in ms. */
const EXPECT_CALL_MS = 180_000

type Taking = Pick<LineTwo, 'accept' | 'take' | 'advise' | 'callClient'>

/** Taking a packet, and what begins with it. */
export function takingOf({ desk, store, run, change, askFocus, isMine }: Acting): Taking {
  const { team, phone } = desk
  const accept = ({ packet, wanted }: SeatEscalation): Promise<boolean> =>
    run(packet.id, async () => {
      const { id } = packet
      // Before the acceptance: the operator's call comes as soon as her desk has heard of it.
      const expected =
        wanted.kind === 'talk-now'
          ? await phone.send({ kind: 'expect-call', escalationId: id, from: numbersOf(packet), forMs: EXPECT_CALL_MS })
          : undefined
      const said = toldOf(await team.accept(id))
      if (said !== undefined) {
        if (expected?.ok === true) void phone.send({ kind: 'cancel-expected-call', escalationId: id })
        return said
      }
      // What was taken is what is worked on.
      store.setState({ openId: id })
      return expected?.ok === false ? { kind: 'no-phone', why: expected.why } : undefined
    })
  const take = async (escalation: SeatEscalation): Promise<boolean> => {
    if (isMine(escalation)) return true
    const { id } = escalation.packet
    return run(id, async () => toldOf(await team.accept(id)))
  }
  return {
    accept,
    take,
    advise: async (escalation) => {
      const { id } = escalation.packet
      if (!(await take(escalation))) return
      store.setState({ openId: id })
      askFocus()
      if (escalation.state.phase !== 'advising') await run(id, () => change(id, { kind: 'advising' }))
    },
    callClient: async (escalation) => {
      const { id, client } = escalation.packet
      const { number } = client
      if (number === undefined || !(await take(escalation))) return
      await run(id, async () => {
        const outcome = await phone.send({ kind: 'dial', number, escalationId: id })
        return outcome.ok ? undefined : { kind: 'call-refused', why: outcome.why }
      })
    },
  }
}

/** Who may be on the other end: the operator who consults, or the client himself where the PBX passes his number on. */
const numbersOf = ({ author, client }: Packet): string[] =>
  [author.extension, client.number].flatMap((number) => (number === undefined || number === '' ? [] : [number]))

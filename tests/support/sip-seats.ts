import type { CallId } from '../../core/domain/call/call.ts'
import type { BrowserWorld } from './browser-world.ts'
import { FollowingPeer } from './following-peer.ts'
import { SipSeat } from './sip-seat.ts'

export interface Pair {
  readonly caller: SipSeat
  readonly callee: SipSeat
  readonly out: CallId
  readonly inc: CallId
}

/** The seats and clients of one test file, each with a number of its own, and the switches of the PBX. */
export class SipSeats {
  readonly #world: BrowserWorld
  readonly #seats: SipSeat[] = []
  readonly #peers: FollowingPeer[] = []
  #nextUser: number

  /** `firstUser`: files must not share numbers. */
  constructor(world: BrowserWorld, firstUser: number) {
    this.#world = world
    this.#nextUser = firstUser
  }

  seat(toneHz: number): SipSeat {
    const made = new SipSeat(this.#world, String(this.#nextUser++), toneHz)
    this.#seats.push(made)
    return made
  }

  /** A client on stock SIP.js. */
  peer(toneHz: number): FollowingPeer {
    const made = new FollowingPeer(this.#world, String(this.#nextUser++), toneHz)
    this.#peers.push(made)
    return made
  }

  control(path: string): Promise<unknown> {
    return fetch(`${this.#world.controlUrl}${path}`, { method: 'POST' })
  }

  /** Two seats in a call: the caller speaks 700 Hz, the callee 1000 Hz. */
  async inCall(): Promise<Pair> {
    const caller = this.seat(700)
    const callee = this.seat(1000)
    await Promise.all([caller.register(), callee.register()])
    const out = caller.newCallId()
    caller.telephony.invite(out, callee.user)
    const { callId: inc } = await callee.event('incoming')
    callee.telephony.accept(inc)
    await Promise.all([caller.event('established', out), callee.event('established', inc)])
    await Promise.all([caller.hears(out, 1000), callee.hears(inc, 700)])
    return { caller, callee, out, inc }
  }

  async close(): Promise<void> {
    await this.control('/silent?on=0')
    await Promise.all(this.#seats.splice(0).map((made) => made.close()))
    await Promise.all(this.#peers.splice(0).map((made) => made.stop()))
  }
}

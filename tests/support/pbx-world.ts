import { createHash } from 'node:crypto'
import { createPbx, type Pbx } from '../../core/sandbox/pbx/pbx.ts'
import type { PbxOptions } from '../../core/sandbox/pbx/options.ts'
import type { PbxPorts } from '../../core/sandbox/pbx/ports.ts'
import { ManualClock } from './manual-clock.ts'
import { pbxOptions } from './pbx-accounts.ts'
import { SipPeer } from './sip-peer.ts'

const names = { MD5: 'md5', 'SHA-256': 'sha256' } as const
export const hash: PbxPorts['hash'] = (algorithm, text) => createHash(names[algorithm]).update(text, 'utf8').digest('hex')

/** The virtual PBX with a clock that stands still, tokens that count, and peers that are a few lines each. */
export class PbxWorld {
  readonly clock = new ManualClock()
  readonly pbx: Pbx
  /** `from → to` of every call that was answered, as often as it was told. */
  readonly answered: string[] = []
  #tokens = 0
  #peers = 0

  constructor(options: PbxOptions = pbxOptions) {
    const token = () => `t${String((this.#tokens += 1)).padStart(6, '0')}`
    this.pbx = createPbx(options, {
      clock: this.clock,
      hash,
      token,
      log: () => undefined,
      answered: ({ from, to }) => void this.answered.push(`${from} → ${to}`),
    })
  }

  /** A new connection. */
  connect(name?: string): SipPeer {
    this.#peers += 1
    return new SipPeer(this.pbx, name ?? `peer${this.#peers}`)
  }

  /** What the PBX answers to this text from a stranger, word for word. */
  answersTo(text: string): readonly string[] {
    const answers: string[] = []
    this.#peers += 1
    const flow = { id: `stranger${this.#peers}`, remoteAddress: '127.0.0.1', send: (answer: string) => void answers.push(answer) }
    this.pbx.opened(flow)
    this.pbx.received(flow, text)
    return answers
  }

  /** A new connection on which `user` is registered. */
  registered(user: string, name?: string): SipPeer {
    const peer = this.connect(name ?? `ua${user}`)
    peer.register(user)
    return peer
  }
}

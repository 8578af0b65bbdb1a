import { Inviter, Registerer, SessionState, SIPExtension, UserAgent, Web } from 'sip.js'
import type { BrowserWorld } from './browser-world.ts'
import { until } from './sip-seat.ts'

/** The other side of a call as stock SIP.js makes it: speaks a tone, follows REFERs, and refuses an offer when asked to. */
export class FollowingPeer {
  readonly #agent: UserAgent
  readonly #registerer: Registerer
  readonly #context = new AudioContext()
  readonly #domain: string
  #rejectNext = false
  #delayMs = 0
  #call: Inviter | undefined

  constructor(world: BrowserWorld, user: string, toneHz: number) {
    const uri = UserAgent.makeURI(`sip:${user}@${world.domain}`)
    if (uri === undefined) throw new Error('bad address')
    this.#domain = world.domain
    const oscillator = new OscillatorNode(this.#context, { frequency: toneHz })
    const destination = new MediaStreamAudioDestinationNode(this.#context)
    oscillator.connect(destination)
    oscillator.start()
    const media = Web.defaultSessionDescriptionHandlerFactory(() => Promise.resolve(destination.stream.clone()))
    this.#agent = new UserAgent({
      uri,
      authorizationUsername: user,
      authorizationPassword: world.password,
      transportOptions: { server: world.pbxUrl },
      sipExtensionReplaces: SIPExtension.Supported,
      sessionDescriptionHandlerFactory: (session) => {
        const handler = media(session, { iceGatheringTimeout: 500, peerConnectionConfiguration: { iceServers: [] } })
        const setDescription = handler.setDescription.bind(handler)
        handler.setDescription = async (...given) => {
          const delayMs = this.#delayMs
          this.#delayMs = 0
          if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
          if (!this.#rejectNext) return setDescription(...given)
          this.#rejectNext = false
          return Promise.reject(new Error('This offer is not liked.'))
        }
        return handler
      },
      logBuiltinEnabled: false,
    })
    this.#registerer = new Registerer(this.#agent)
  }

  async register(): Promise<void> {
    await this.#agent.start()
    await this.#registerer.register()
  }

  /** The next re-INVITE is answered 488. */
  rejectNextOffer(): void {
    this.#rejectNext = true
  }

  /** The next re-INVITE is answered so much later. */
  delayNextOffer(delayMs: number): void {
    this.#delayMs = delayMs
  }

  /** Resolves when it rings over there; the call establishes itself. */
  async call(user: string): Promise<void> {
    const target = UserAgent.makeURI(`sip:${user}@${this.#domain}`)
    if (target === undefined) throw new Error('bad target')
    const inviter = new Inviter(this.#agent, target, {
      delegate: {
        // Left to itself SIP.js repeats the Contact of the first INVITE in the new one.
        onRefer: (referral) =>
          void referral.accept().then(() => {
            // The headers of Refer-To belong into the INVITE (RFC 3261 §19.1.5); SIP.js leaves them out.
            const extraHeaders = (referral.referTo.uri.getHeader('X-Escalation') ?? []).map((value) => `X-Escalation: ${value}`)
            return referral.makeInviter({ extraHeaders, sessionDescriptionHandlerOptions: { constraints: { audio: true } } }).invite()
          }),
      },
    })
    this.#call = inviter
    await inviter.invite()
    await until(() => (inviter.state === SessionState.Establishing ? true : undefined), 'the call to go out')
  }

  /** Says in a re-INVITE who is there now, as a PBX does after it has joined two calls (RFC 3325, RFC 5876 §3). */
  async sayWhoIsThere(number: string, name: string): Promise<void> {
    const extraHeaders = [`P-Asserted-Identity: "${name}" <sip:${number}@${this.#domain}>`]
    await new Promise<void>((resolve, reject) => {
      const requestDelegate = { onAccept: () => resolve(), onReject: () => reject(new Error('They do not want to know.')) }
      this.#call?.invite({ requestDelegate, requestOptions: { extraHeaders } }).catch(reject)
    })
  }

  async stop(): Promise<void> {
    // An agent whose PBX has gone never stops by itself: half a second is its last chance, not a wait for something.
    await Promise.race([this.#agent.stop(), new Promise((resolve) => setTimeout(resolve, 500))])
    await this.#context.close()
  }
}

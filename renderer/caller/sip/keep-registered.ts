import { Registerer, RegistererState, type UserAgent } from 'sip.js'

const ANSWER_TIMEOUT_MS = 3000
const FIRST_RETRY_MS = 300
const LONGEST_RETRY_MS = 5000

/** One REGISTER with a time limit of our own; SIP.js would wait 32 s for a PBX that lost it. */
function registerOnce(agent: UserAgent, lost: () => void): Promise<Registerer> {
  const registerer = new Registerer(agent, { expires: 300, refreshFrequency: 75 })
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer)
      registerer.dispose().catch(() => undefined)
      reject(new Error(why))
    }
    const timer = setTimeout(() => fail('no answer to REGISTER'), ANSWER_TIMEOUT_MS)
    registerer.stateChange.addListener((state) => {
      if (state === RegistererState.Registered) {
        clearTimeout(timer)
        resolve(registerer)
      }
      if (state === RegistererState.Unregistered) lost()
    })
    registerer.register({ requestDelegate: { onReject: () => fail('REGISTER refused') } }).catch(() => fail('REGISTER not sent'))
  })
}

/**
 * Keeps one account registered: while the PBX is not there yet, when it goes, and after its socket drops. Each try
 * uses a new Registerer, because SIP.js refuses to use one again after a failure. Returns what ends it.
 */
export function keepRegistered(agent: UserAgent, changed: (registered: boolean) => void): () => Promise<void> {
  let started = false
  let stopped = false
  let retryMs = FIRST_RETRY_MS
  let running = false
  let registerer: Registerer | undefined
  const again = (): void => {
    if (stopped) return
    changed(false)
    setTimeout(() => void cycle(), retryMs)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }
  const cycle = async (): Promise<void> => {
    if (running || stopped) return
    running = true
    try {
      await registerer?.dispose().catch(() => undefined)
      await (started ? agent.reconnect() : agent.start())
      registerer = await registerOnce(agent, () => {
        if (!running) again()
      })
      retryMs = FIRST_RETRY_MS
      running = false
      changed(true)
    } catch {
      running = false
      again()
    }
    started = true
  }
  agent.delegate = {
    ...agent.delegate,
    onDisconnect: () => {
      if (!running) again()
    },
  }
  void cycle()
  return async () => {
    stopped = true
    await registerer?.dispose().catch(() => undefined)
    await agent.stop().catch(() => undefined)
  }
}

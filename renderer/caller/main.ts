import { z } from 'zod'
import type { ToCaller } from '../../core/contract/caller-channel.ts'
import type { SandboxAccess } from '../../core/contract/sandbox-access.ts'
import type { Clock } from '../../core/ports/clock.ts'
import { connectBridge } from '../bridge/index.ts'
import { keepRunning } from './audio/keep-running.ts'
import { settingsOfPage } from './settings-of-page.ts'
import { Publisher } from './world/publisher.ts'
import { ScenarioSource } from './world/scenario-source.ts'
import { SimulatedWorld, type HowHeCalls } from './world/simulated-world.ts'

z.config({ jitless: true })

const ACCESS_RETRY_MS = 1000
const ACCESS_CHECK_MS = 5000

const clock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

const bridge = connectBridge()
const context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' })
let world: SimulatedWorld | undefined

const publisher = new Publisher(
  () => ({
    audio: context.state === 'running' || context.state === 'closed' ? context.state : 'suspended',
    accounts: [],
    calls: [],
    ...world?.snapshot,
  }),
  (message) => onAsked(message),
)
const changed = (): void => publisher.changed()
keepRunning(context, changed)

async function startCall(scenario: string, language: 'ru' | 'en', how: HowHeCalls = {}): Promise<void> {
  const started = (await world?.startCall(scenario, language, how)) ?? false
  if (!started) await tell('The simulated client could not call', { scenario, language })
}

function onAsked(message: ToCaller): void {
  if (message.kind === 'hello') changed()
  if (message.kind === 'hang-up') world?.hangUp(message.callId)
  if (message.kind === 'start-call') void startCall(message.scenario, message.language, message.as === undefined ? {} : { as: message.as })
}

async function tell(message: string, fields: Record<string, string>): Promise<void> {
  await bridge.call('log.write', { level: 'warn', source: 'caller', message, fields }).catch(() => undefined)
}

async function access(): Promise<SandboxAccess> {
  for (;;) {
    const given = await bridge.call('sandbox.access', {}).catch(() => undefined)
    if (given !== undefined) return given
    await new Promise((resolve) => setTimeout(resolve, ACCESS_RETRY_MS))
  }
}

/** A host that was started anew has a PBX with another port and other passwords: begin anew with it. */
function followHost(given: SandboxAccess): void {
  setInterval(() => {
    if (world?.snapshot.accounts.every(({ registered }) => registered) === true) return
    bridge.call('sandbox.access', {}).then(
      (now) => {
        if (JSON.stringify(now) !== JSON.stringify(given)) location.reload()
      },
      () => undefined,
    )
  }, ACCESS_CHECK_MS)
}

async function open(): Promise<void> {
  const given = await access()
  followHost(given)
  world = new SimulatedWorld({
    access: given,
    source: new ScenarioSource('/resources/scenarios', context),
    context,
    clock,
    scenarios: () => bridge.call('sandbox.scenarios', {}),
    numberOfLine: async (lineId) => (await bridge.call('seat.load', {})).lines.find((line) => line.id === lineId)?.numbers[0],
    language: async () => (await bridge.call('settings.read', {})).locale ?? (await bridge.call('seat.load', {})).locale,
    ...settingsOfPage(location.search),
    changed,
  })
  bridge.on('sandbox.callRequested', ({ scenario, language, handedOver = false, guise = 'own' }) => {
    void startCall(scenario, language, { handedOver, guise })
  })
  changed()
}

void open()

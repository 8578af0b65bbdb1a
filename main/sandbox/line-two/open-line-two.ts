import type { SandboxDesk, SandboxLineTwo } from '../../../core/contract/bridge.ts'
import type { Member } from '../../../core/domain/team/member.ts'
import { shelvesOf } from '../../../core/domain/team/organisation.ts'
import type { TeamHub } from '../../../core/ports/team-hub.ts'
import type { LineTwoScript } from '../../../core/sandbox/colleague/line-two-script.ts'
import { keepChoice, type Choice } from './kept-choice.ts'
import { SimulatedQueue } from './queue.ts'
import { SimulatedRoom } from './room.ts'
import type { LineTwoScripts } from './script-files.ts'
import { sitInRoom } from './room-seat.ts'
import { openShift } from './shift.ts'
import { SimulatedSpecialists } from './specialists.ts'
import { stageOf, type StageParts } from './stage.ts'

export interface LineTwoParts extends Pick<StageParts, 'hub' | 'clock' | 'organisation' | 'ring' | 'onAnswered'> {
  readonly scripts: LineTwoScripts
  readonly language: () => 'ru' | 'en'
  readonly choice: Choice
  /** The person who rehearses, as the team knows her now. */
  readonly member: () => Member
  /** Gives her the role of the desk. */
  readonly changeRole: (desk: SandboxDesk) => Promise<void>
}

/** The simulated line 2 of one start, and who sits where. */
export interface LineTwo {
  readonly choice: Choice
  setMode(mode: SandboxLineTwo): Promise<void>
  sitAt(desk: SandboxDesk): Promise<void>
  close(): Promise<void>
}

/** How often it is looked whether the words are to be in the other language, ms. */
const LANGUAGE_CHECK_MS = 5000

export function openLineTwo(parts: LineTwoParts): LineTwo {
  let choice = parts.choice
  let scene: Scene | undefined = openScene(parts, () => choice)
  let language = parts.language()
  let changing: Promise<void> = Promise.resolve()
  let stopCheck = (): void => undefined
  const inTurn = (task: () => Promise<void>): Promise<void> => (changing = changing.then(task))
  const newScene = async (before: () => Promise<void>): Promise<void> => {
    await scene?.close()
    await before()
    language = parts.language()
    scene = openScene(parts, () => choice)
  }
  const check = (): void => {
    stopCheck = parts.clock.after(LANGUAGE_CHECK_MS, check)
    if (parts.language() !== language) void inTurn(() => newScene(async () => undefined))
  }
  check()
  return {
    get choice() {
      return choice
    },
    async setMode(mode) {
      choice = { ...choice, mode }
      scene?.moodChanged()
      await keepChoice(parts.hub, choice)
    },
    sitAt: (desk) =>
      inTurn(async () => {
        if (desk === choice.desk) return
        await newScene(async () => {
          choice = { ...choice, desk }
          await parts.changeRole(desk)
          await keepChoice(parts.hub, choice)
        })
      }),
    close: () =>
      inTurn(async () => {
        stopCheck()
        await scene?.close()
        scene = undefined
      }),
  }
}

interface Scene {
  moodChanged(): void
  close(): Promise<void>
}

/** The simulated people around one desk, in one language. */
function openScene(parts: LineTwoParts, choice: () => Choice): Scene | undefined {
  const { hub, clock, organisation, ring, onAnswered, scripts } = parts
  const script = scripts[parts.language()] ?? scripts.ru ?? scripts.en
  if (script === undefined) return undefined
  const desk = { kind: choice().desk, member: parts.member() }
  const stage = stageOf({ hub, clock, organisation, ring, onAnswered, script, desk, mode: () => choice().mode })
  const held = new Map<string, { readonly by: string; readonly what: 'call' | 'packet' }>()
  const shift = openShift(stage, (memberId) => [...held.values()].find(({ by }) => by === memberId)?.what)
  const specialists = new SimulatedSpecialists(stage, shift)
  const queue = new SimulatedQueue(stage)
  const room = new SimulatedRoom(stage, shift)
  const stopListening = onAnswered((call) => specialists.answered(call))
  const stopSitting = sitInRoom(stage, shift)
  const moodChanged = (): void => {
    shift.refresh()
    specialists.replan()
    room.replan()
  }
  const view = stage.book.follow([organisation], {
    changed(escalation) {
      const { state, packet } = escalation
      const before = held.get(packet.id)?.what
      if (state.phase === 'accepted' || state.phase === 'connected' || state.phase === 'advising')
        held.set(packet.id, { by: state.by.id, what: state.phase === 'accepted' ? 'packet' : 'call' })
      else held.delete(packet.id)
      queue.changed(escalation)
      specialists.changed(escalation)
      if (held.get(packet.id)?.what !== before) moodChanged()
    },
    caughtUp: () => queue.begin(),
  })
  void keepArticles(hub, organisation, script)
  return {
    moodChanged,
    async close() {
      view.stop()
      specialists.close()
      queue.close()
      room.close()
      stopListening()
      stopSitting()
      await shift.close()
    },
  }
}

/** What the simulated answers refer to. */
async function keepArticles(hub: TeamHub, organisation: string, script: LineTwoScript): Promise<void> {
  const records = hub.records(shelvesOf(organisation).articles)
  const by = script.specialists[0]?.name ?? ''
  for (const article of script.articles) await records.put(article.id, JSON.stringify({ ...article, by, at: hub.now() }))
}

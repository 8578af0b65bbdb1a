import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../core/domain/client/client.ts'
import { advance } from '../../../core/domain/script/advance.ts'
import { begin } from '../../../core/domain/script/begin.ts'
import type { Conditions } from '../../../core/domain/script/conditions.ts'
import { factsOfCard, requestsOf } from '../../../core/domain/script/facts-of-card.ts'
import type { Facts } from '../../../core/domain/script/facts.ts'
import type { NodeId } from '../../../core/domain/script/node.ts'
import type { RunBeginning, RunEvent, StepAnswer } from '../../../core/domain/script/run-event.ts'
import type { RunRefusal } from '../../../core/domain/script/run-refusal.ts'
import type { ScriptRun } from '../../../core/domain/script/run.ts'
import type { Script } from '../../../core/domain/script/script.ts'
import { walkOf, type Walk } from '../../../core/domain/script/walk.ts'
import { formatByWhen } from '../ui/format/by-when.ts'
import type { Desk } from './desk.ts'
import { loadConditions } from './load-conditions.ts'
import type { LoadConditions } from './script-editor-view.ts'

export interface TestRunView {
  /** Whose card answers; absent: nobody is known. */
  readonly client: Client | undefined
  /** Undefined while the language of conditions is being loaded. */
  readonly walk: Walk | undefined
  readonly run: ScriptRun | undefined
  readonly refusal: RunRefusal | undefined
}

/** A script walked on the drawing board: nothing of it is kept, counted or sent. */
export interface TestRun {
  readonly store: StoreApi<TestRunView>
  /** Begins anew, with this client's card. */
  begin(script: Script, client: Client | undefined): void
  /** The script was changed: the same answers are given again, as far as they still can be. */
  follow(script: Script): void
  readonly say: (answer: StepAnswer) => void
  readonly back: () => void
  readonly jump: (nodeId: NodeId) => void
}

export function createTestRun(desk: Pick<Desk, 'clock' | 'stores'>, load: LoadConditions = loadConditions): TestRun {
  const store = createStore<TestRunView>(() => ({ client: undefined, walk: undefined, run: undefined, refusal: undefined }))
  let conditions: Conditions | undefined
  let wanted: Script | undefined
  let beginning: RunBeginning | undefined
  const draw = (script: Script, events: readonly RunEvent[]): void => {
    wanted = script
    if (conditions === undefined || beginning === undefined) return
    const walk = walkOf(script, conditions)
    store.setState({ walk, run: furthest(walk, beginning, events), refusal: undefined })
  }
  const happen = (event: RunEvent): void => {
    const { walk, run } = store.getState()
    if (walk === undefined || run === undefined) return
    const next = advance(walk, run, event)
    store.setState(next.ok ? { run: next.value, refusal: undefined } : { refusal: next.error })
  }
  const now = (): number => desk.clock.now()
  void load().then((loaded) => {
    conditions = loaded
    if (wanted !== undefined) draw(wanted, [])
  })
  return {
    store,
    begin(script, client) {
      const at = now()
      const from = client === undefined ? undefined : entryOf(script, client)
      const facts = factsOf(desk, client, at)
      beginning = { id: 'test-run', version: 1, at, facts, ...(from === undefined ? {} : { from }) }
      store.setState({ client })
      draw(script, [])
    },
    follow: (script) => draw(script, store.getState().run?.events ?? []),
    say: (answer) => happen({ kind: 'answered', at: now(), answer }),
    back: () => happen({ kind: 'went-back', at: now() }),
    jump: (nodeId) => happen({ kind: 'jumped', at: now(), nodeId }),
  }
}

/** As far as the answers still fit the script as it is drawn now. */
function furthest(walk: Walk, beginning: RunBeginning, events: readonly RunEvent[]): ScriptRun {
  let run = begin(walk, beginning)
  for (const event of events) {
    const next = advance(walk, run, event)
    if (!next.ok) return run
    run = next.value
  }
  return run
}

/** Where the script begins for a client at the stage of the request this client has open. */
function entryOf(script: Script, client: Client): NodeId | undefined {
  const [request] = requestsOf(client, client.roles[0]?.id)
  return script.entries.find(({ processId, stageId }) => processId === request?.processId && stageId === request.stageId)?.nodeId
}

function factsOf(desk: Pick<Desk, 'stores'>, client: Client | undefined, now: number): Facts {
  const { seat } = desk.stores.session.getState()
  const roleId = client?.roles[0]?.id
  return factsOfCard({
    now,
    roleChosen: true,
    verified: false,
    direction: 'incoming',
    operator: seat.operator.name,
    sayDue: (at, language) => `${language === 'ru' ? 'до' : 'by'}\u00a0${formatByWhen(at, now, language)}`,
    ...(client === undefined ? {} : { client }),
    ...(roleId === undefined ? {} : { roleId }),
  })
}

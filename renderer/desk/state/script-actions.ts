import type { CallId } from '../../../core/domain/call/call.ts'
import type { RefusalReason } from '../../../core/domain/client/change/change-refusal.ts'
import type { ClientChangeBody } from '../../../core/domain/client/change/client-change.ts'
import { temporaryNumber } from '../../../core/domain/client/change/temporary-number.ts'
import type { Client } from '../../../core/domain/client/client.ts'
import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { ScriptAction } from '../../../core/domain/script/action.ts'
import { sayText, spokenLanguage, valueWords } from '../../../core/domain/script/said.ts'
import type { ScriptText } from '../../../core/domain/script/text.ts'
import { currentLocale } from '../i18n/instance.ts'
import { translator } from '../i18n/words.ts'
import type { ArticleDoor } from './article-door.ts'
import type { CardStore } from './card-store.ts'
import type { ClientChangesStore } from './client-changes-store.ts'
import type { Desk } from './desk.ts'
import type { EscalationDesk } from './escalation-desk.ts'
import type { ProcessContentStore } from './process-content.ts'
import { scriptActionWords } from './script-action-words.ts'
import { editsFor } from './script-fields.ts'
import type { LiveScript } from './script-live.ts'
import type { WorkStore } from './work-store.ts'

/** What came of an action. */
export type ActionSaid =
  | { readonly kind: 'done'; readonly words?: string }
  /** It was not done: what is in the way. */
  | { readonly kind: 'not-done'; readonly why: 'no-client' | 'no-answer' | 'no-team' | 'no-call' | 'not-kept' | RefusalReason }

export interface ActionDeps {
  readonly desk: Desk
  readonly work: WorkStore
  readonly card: CardStore
  readonly changes: ClientChangesStore
  readonly content: ProcessContentStore
  readonly escalations: EscalationDesk
  readonly articleDoor: ArticleDoor
  readonly liveOf: (callId: CallId) => LiveScript | undefined
}

/** Does what an action of a script says, with everything that is on the desk. */
export interface ScriptActions {
  /** Never rejects. */
  perform(callId: CallId, action: ScriptAction): Promise<ActionSaid>
}

const DONE: ActionSaid = { kind: 'done' }

export function createScriptActions(deps: ActionDeps): ScriptActions {
  return {
    perform: async (callId, action) => {
      try {
        return await performed(deps, callId, action)
      } catch {
        return { kind: 'not-done', why: 'not-kept' }
      }
    },
  }
}

async function performed(deps: ActionDeps, callId: CallId, action: ScriptAction): Promise<ActionSaid> {
  const { work } = deps
  switch (action.kind) {
    case 'fill-field':
      return fillField(deps, callId, action)
    case 'create-request':
      return createRequest(deps, callId, action)
    case 'set-disposition':
      // Topic, result and promise follow from the road itself.
      return DONE
    case 'transfer':
      return transfer(deps, callId, action)
    case 'escalate':
      return escalate(deps, callId, action)
    case 'open-article':
      deps.articleDoor.open(action.articleId)
      return DONE
    case 'send-text':
      return sendText(deps, callId, action)
    case 'add-note': {
      const text = said(deps, callId, action.text)
      addToNote(work, callId, text)
      await work.flush(callId)
      return DONE
    }
    default:
      return missingCase(action)
  }
}

function said({ liveOf }: ActionDeps, callId: CallId, text: ScriptText): string {
  const live = liveOf(callId)
  return live === undefined ? '' : sayText(live.walk, live.run, text, spokenLanguage(live.walk, live.run, currentLocale()))
}

/** A line of its own, once: going back and doing it again writes nothing twice. */
function addToNote(work: WorkStore, callId: CallId, text: string): void {
  const notes = work.store.getState().drafts[callId]?.work.notes ?? ''
  if (text === '' || notes.includes(text)) return
  work.change(callId, { notes: notes.trim() === '' ? text : `${notes.trimEnd()}\n${text}` })
}

function clientOn({ card }: ActionDeps, callId: CallId): { readonly client: Client; readonly roleId: string } | undefined {
  const shown = card.store.getState().cards[callId]
  return shown?.kind === 'known' ? { client: shown.candidate.client, roleId: shown.roleId } : undefined
}

async function change(deps: ActionDeps, client: Client, body: ClientChangeBody): Promise<ActionSaid> {
  const outcome = await deps.changes.change(client.id, body)
  return outcome.kind === 'kept' ? DONE : { kind: 'not-done', why: outcome.why }
}

async function fillField(deps: ActionDeps, callId: CallId, action: Extract<ScriptAction, { kind: 'fill-field' }>): Promise<ActionSaid> {
  const found = clientOn(deps, callId)
  const live = deps.liveOf(callId)
  const answer = live?.run.answers[action.variable]
  if (live === undefined || answer === undefined) return { kind: 'not-done', why: 'no-answer' }
  const written = valueWords(answer.value, live.walk.variables.get(action.variable)?.type, currentLocale())
  // Nobody to write it to: it stays with the call.
  if (found === undefined) {
    addToNote(deps.work, callId, `${translator(scriptActionWords)(action.field)}: ${written}`)
    return { kind: 'done', words: translator(scriptActionWords)('intoNote') }
  }
  const body = editsFor(found.client, action.field, written, (text) => deps.desk.numbers.toE164(text))
  return body === undefined ? DONE : change(deps, found.client, body)
}

async function createRequest(
  deps: ActionDeps,
  callId: CallId,
  action: Extract<ScriptAction, { kind: 'create-request' }>,
): Promise<ActionSaid> {
  const found = clientOn(deps, callId)
  const title = said(deps, callId, action.title).slice(0, 500)
  const t = translator(scriptActionWords)
  if (found === undefined) {
    addToNote(deps.work, callId, t('requestNote', { title }))
    return { kind: 'done', words: t('intoNote') }
  }
  // Done once more after going back: it is there already.
  if (found.client.requests.some((request) => request.title === title)) return DONE
  const { desk, content } = deps
  const { processes } = content.store.getState()
  const process =
    processes.find(({ id, language }) => id === action.processId && language === found.client.language) ??
    processes.find(({ id }) => id === action.processId)
  const [stage] = process?.stages ?? []
  const request = {
    number: temporaryNumber(desk.ids.next()),
    title,
    roleId: found.roleId,
    stages: process?.stages.map((one) => ({ title: one.title })) ?? [{ title: t('accepted') }],
    currentStage: 0,
    openedAt: desk.clock.now(),
    owner: desk.stores.session.getState().seat.operator.name,
    ...(process === undefined ? {} : { processId: process.id }),
    ...(stage === undefined ? {} : { stageId: stage.id }),
  }
  return change(deps, found.client, { kind: 'request-created', request })
}

/** Opens the choice of the call bar with the target in it: the operator presses there whether she talks first. */
function transfer({ desk }: ActionDeps, callId: CallId, action: Extract<ScriptAction, { kind: 'transfer' }>): ActionSaid {
  const call = desk.stores.phone.getState().state?.calls.find((one) => one.call.id === callId)?.call
  if (call?.phase !== 'active') return { kind: 'not-done', why: 'no-call' }
  desk.stores.transfer.setState({ number: action.target })
  return { kind: 'done', words: translator(scriptActionWords)(action.consult ? 'transferConsult' : 'transferBlind') }
}

/** F8's packet: with the topic of the step, and its question as the sentence. */
async function escalate(deps: ActionDeps, callId: CallId, action: Extract<ScriptAction, { kind: 'escalate' }>): Promise<ActionSaid> {
  const { desk, work, escalations } = deps
  const { topics } = desk.stores.session.getState().seat.dispositions
  const topicId = work.store.getState().drafts[callId]?.work.topicId ?? ''
  if (topicId === '' && topics.some(({ id }) => id === action.topicId)) work.change(callId, { topicId: action.topicId }, true)
  const sent = escalations.escalate({ callId, sentence: said(deps, callId, action.question) })
  if (sent === undefined) return { kind: 'not-done', why: 'no-team' }
  return (await sent.kept) ? DONE : { kind: 'not-done', why: 'not-kept' }
}

/** Nothing here sends messages by itself: the text is copied, and stands in the note as what the client was told. */
async function sendText(deps: ActionDeps, callId: CallId, action: Extract<ScriptAction, { kind: 'send-text' }>): Promise<ActionSaid> {
  const t = translator(scriptActionWords)
  const text = said(deps, callId, action.text)
  addToNote(deps.work, callId, t(action.channel === 'sms' ? 'smsNote' : 'emailNote', { text }))
  await deps.work.flush(callId)
  const copied = await copy(text)
  return { kind: 'done', words: t(copied ? 'copied' : 'inNote') }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

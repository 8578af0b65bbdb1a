import { createStore, type StoreApi } from 'zustand/vanilla'
import { z } from 'zod'
import type { LikelyDuplicate } from '../../../core/domain/client/change/likely-duplicates.ts'
import type { ClientId } from '../../../core/domain/client/client.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { AnswerDrafts } from './line-two-drafts.ts'

/** What can be written or compared on a card; one at a time is open. */
export const CARD_FORMS = ['edit', 'phone', 'tag', 'note', 'task', 'request', 'merge', 'conflict'] as const
export type CardForm = (typeof CARD_FORMS)[number]

export type WideForm = Extract<CardForm, 'edit' | 'request' | 'merge' | 'conflict'>
const WIDE: readonly string[] = ['edit', 'request', 'merge', 'conflict'] satisfies WideForm[]
/** It takes the middle pane; the others stand in their section of the left one. */
export const isWideForm = (form: CardForm): form is WideForm => WIDE.includes(form)

/** What is typed in a form, by its field. */
export type Typed = Readonly<Record<string, string>>
type FormsOfClient = Readonly<Partial<Record<CardForm, Typed>>>

export interface CardWorkState {
  readonly open: { readonly clientId: ClientId; readonly form: CardForm } | undefined
  readonly drafts: Readonly<Record<ClientId, FormsOfClient>>
  /** Ids of tasks whose reminder was seen. */
  readonly reminded: ReadonlySet<string>
  /** Other records that are likely of the same person, likeliest first. */
  readonly duplicates: Readonly<Record<ClientId, readonly LikelyDuplicate[]>>
  /** Pairs of records that the operator said are two people. */
  readonly differ: ReadonlySet<string>
}

/** Forms of the card: which one is open, and what is typed in them. Nothing typed is lost by closing or by a reload. */
export interface CardWork {
  readonly store: StoreApi<CardWorkState>
  /** Opens a form; the same one again closes it. */
  toggle(clientId: ClientId, form: CardForm): void
  show(clientId: ClientId, form: CardForm): void
  hide(): void
  write(clientId: ClientId, form: CardForm, typed: Typed): void
  /** The form did its work: its draft goes, and it closes. */
  done(clientId: ClientId, form: CardForm): void
  setReminded(taskIds: readonly string[]): void
  setDuplicates(clientId: ClientId, found: readonly LikelyDuplicate[]): void
  sayDiffer(one: ClientId, other: ClientId): void
  /** These clients are on a card; of the others only what is typed and not saved stays. */
  forgetGone(onCards: ReadonlySet<ClientId>): void
  close(): void
}

/** What was typed is on the disk this much later at most, in ms. */
const KEEP_AFTER_MS = 300
/** Tells these drafts from those of answers on the shelf. */
const PREFIX = 'card:'

const typedSchema: z.ZodType<Typed> = z.record(z.string(), z.string())
const keptSchema: z.ZodType<FormsOfClient> = z.partialRecord(z.enum(CARD_FORMS), typedSchema)

/** `shelf`: where drafts lie sealed, those of answers and these; absent: they live as long as the window. */
export function createCardWork(clock: Clock, shelf: AnswerDrafts | undefined): CardWork {
  const store = createStore<CardWorkState>(() => ({ open: undefined, drafts: {}, duplicates: {}, reminded: new Set(), differ: new Set() }))
  const keeping = createKeeping(store, clock, shelf)
  const show = (clientId: ClientId, form: CardForm): void => store.setState({ open: { clientId, form } })
  const hide = (): void => {
    store.setState({ open: undefined })
    keeping.flush()
  }
  return {
    store,
    show,
    hide,
    toggle: (clientId, form) => {
      const { open } = store.getState()
      if (open?.clientId === clientId && open.form === form) hide()
      else show(clientId, form)
    },
    write: (clientId, form, typed) => {
      store.setState(({ drafts }) => ({ drafts: { ...drafts, [clientId]: { ...drafts[clientId], [form]: typed } } }))
      keeping.soon(clientId)
    },
    done: (clientId, form) => {
      store.setState(({ drafts, open }) => {
        const { [form]: _done, ...rest } = drafts[clientId] ?? {}
        const isOpen = open?.clientId === clientId && open.form === form
        return { drafts: { ...drafts, [clientId]: rest }, open: isOpen ? undefined : open }
      })
      keeping.soon(clientId)
    },
    setReminded: (taskIds) => store.setState(({ reminded }) => ({ reminded: new Set([...reminded, ...taskIds]) })),
    setDuplicates: (clientId, found) => store.setState(({ duplicates }) => ({ duplicates: { ...duplicates, [clientId]: found } })),
    sayDiffer: (one, other) => store.setState(({ differ }) => ({ differ: new Set([...differ, pairOf(one, other)]) })),
    forgetGone: (onCards) => store.setState((state) => withoutGone(state, onCards)),
    close: () => keeping.flush(),
  }
}

/** The same state when there is nothing to forget. */
function withoutGone(state: CardWorkState, onCards: ReadonlySet<ClientId>): CardWorkState {
  const { drafts, duplicates, differ, open } = state
  const stays = new Set<string>([...onCards, ...(open === undefined ? [] : [open.clientId])])
  const next = {
    drafts: only(drafts, (id, forms) => stays.has(id) || Object.keys(forms).length > 0),
    duplicates: only(duplicates, (id) => stays.has(id)),
    differ: onlyPairs(differ, [...stays]),
  }
  const isSame = next.drafts === drafts && next.duplicates === duplicates && next.differ === differ
  return isSame ? state : { ...state, ...next }
}

function only<T>(all: Readonly<Record<ClientId, T>>, stays: (id: string, value: T) => boolean): Readonly<Record<ClientId, T>> {
  const entries = Object.entries(all)
  const left = entries.filter(([id, value]) => stays(id, value))
  return left.length === entries.length ? all : Object.fromEntries(left)
}

function onlyPairs(pairs: ReadonlySet<string>, stays: readonly string[]): ReadonlySet<string> {
  const left = [...pairs].filter((pair) => stays.some((id) => pair.startsWith(`${id} `) || pair.endsWith(` ${id}`)))
  return left.length === pairs.size ? pairs : new Set(left)
}

/** Names two records, whichever is on the card. */
export const pairOf = (one: ClientId, other: ClientId): string => [one, other].sort().join(' ')

function createKeeping(store: StoreApi<CardWorkState>, clock: Clock, shelf: AnswerDrafts | undefined) {
  const due = new Map<ClientId, () => void>()
  const keep = (clientId: ClientId): void => {
    due.delete(clientId)
    const forms = store.getState().drafts[clientId] ?? {}
    const text = Object.keys(forms).length === 0 ? '' : JSON.stringify(forms)
    shelf?.keep({ escalationId: `${PREFIX}${clientId}`, text }).catch(() => undefined)
  }
  void shelf?.all().then(
    (all) => {
      const found = all.flatMap(({ escalationId, text }) => {
        const forms = escalationId.startsWith(PREFIX) ? readForms(text) : undefined
        return forms === undefined ? [] : [[escalationId.slice(PREFIX.length), forms] as const]
      })
      // What was typed while the disk was read is newer.
      store.setState(({ drafts }) => ({ drafts: { ...Object.fromEntries(found), ...drafts } }))
    },
    () => undefined,
  )
  return {
    soon: (clientId: ClientId): void => {
      due.get(clientId)?.()
      due.set(
        clientId,
        clock.after(KEEP_AFTER_MS, () => keep(clientId)),
      )
    },
    flush: (): void => {
      for (const [clientId, cancel] of due) {
        cancel()
        keep(clientId)
      }
    },
  }
}

const readForms = (text: string): FormsOfClient | undefined => readJson(keptSchema, text)

/** What was typed, put into a text by `JSON.stringify`; undefined when the text is something else. */
export const readTyped = (text: string): Typed | undefined => readJson(typedSchema, text)

function readJson<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

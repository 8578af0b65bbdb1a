import type { StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../../core/contract/bridge.ts'
import type { Settings } from '../../../core/contract/settings.ts'
import type { PredictionCount } from '../../../core/domain/process/prediction-count.ts'
import type { TeamFileShelf } from '../../../core/outbox/team-file.ts'
import type { TeamOutbox } from '../../../core/outbox/team-outbox.ts'
import type { ClientChanges } from '../../../core/ports/client-changes.ts'
import type { ClientSearch } from '../../../core/ports/client-search.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { CallerMemory } from '../../../core/ports/caller-memory.ts'
import type { ClientDirectory } from '../../../core/ports/client-directory.ts'
import type { ScriptCopies } from '../../../core/ports/script-copies.ts'
import type { Ids } from '../../../core/ports/ids.ts'
import type { KnowledgeBase } from '../../../core/ports/knowledge-base.ts'
import type { InteractionJournal } from '../../../core/ports/interaction-journal.ts'
import type { PhoneNumbers } from '../../../core/ports/phone-numbers.ts'
import type { DeliveryCounts } from '../../storage/jobs/delivery-job.ts'
import type { SeatPrivacy } from '../../storage/privacy/seat-privacy.ts'
import type { Observable } from '../../storage/seat-storage.ts'
import type { FileImports } from '../../storage/import-file/file-imports.ts'
import type { SeatSources } from '../../storage/sync/seat-sources.ts'
import { bindChords } from '../keys/actions.ts'
import { createCallerStore, type Callers } from './caller-store.ts'
import { createChat, type Chat } from './chat-store.ts'
import { createClockStore, type Tick, type Visibility } from './clock-store.ts'
import { createDialStore, type DialText } from './dial-store.ts'
import { createKeyStore, type Keyboard } from './key-store.ts'
import type { AnswerDrafts } from './line-two-drafts.ts'
import { createLastCallStore, type LastCall } from './last-call-store.ts'
import { createNoticeStore, type Notices } from './notice-store.ts'
import { startPhoneClient, type PhoneClient } from './phone-client.ts'
import type { PhoneLink } from './phone-link.ts'
import { createPhoneStore, type PhoneView } from './phone-store.ts'
import { createSessionStore, type Session } from './session-store.ts'
import { createMemoryTeamFiles } from './team-memory-files.ts'
import { createMemoryTeamOutbox } from './team-memory-outbox.ts'
import { createTeamStore, type TeamStore } from './team-store.ts'
import { createTransferStore, type TransferWish } from './transfer-store.ts'

export type ResealProgress = (progress: { readonly rows: number; readonly total: number }) => void

/** What the desk keeps on this computer; opened by the composition root. */
export interface DeskStorage {
  /** `count`: clients that are in it; absent where the storage does not count. */
  readonly directory: ClientDirectory & { count?(): Promise<number> }
  /** Finds clients by what is typed; absent where there is no index. */
  readonly search?: ClientSearch
  /** The knowledge base as the hub told it last; absent where none is kept. */
  readonly knowledge?: KnowledgeBase
  readonly journal: InteractionJournal
  /** Changes of clients' records and their deliveries; kept in memory only where absent. */
  readonly clientChanges?: ClientChanges
  /** What was learned about callers; nothing is remembered where absent. */
  readonly callers?: CallerMemory
  /** Deliveries to the CRM by state; absent where nothing is delivered. */
  readonly delivery?: Observable<DeliveryCounts>
  /** How sources of clients stand; absent where none is read. */
  readonly sources?: SeatSources
  /** Brings files of clients in; absent where no file can be. */
  readonly fileImports?: FileImports
  /** Rows that could not be read, kept as they were found. */
  readonly quarantine?: { count(): Promise<number> }
  /** What waits for the team's hub; kept in memory only where absent. */
  readonly team?: TeamOutbox
  /** Files of escalations that wait for it; kept in memory only where absent. */
  readonly teamFiles?: TeamFileShelf
  /** How often clients asked what was foretold; nothing is known where absent. */
  readonly predictions?: { all(): Promise<readonly PredictionCount[]> }
  /** Copies of scripts; without it none outlives the window. */
  readonly scripts?: ScriptCopies
  /** What the owner of personal data asks for; nothing can be revealed where absent. */
  readonly privacy?: SeatPrivacy
  /** Seals anew with the key of now what the former one sealed; absent when there is no former one. False: another window does it. */
  readonly resealing?: (onProgress: ResealProgress) => Promise<boolean>
  /** Deletes every database of this program; nothing of it can be used afterwards. */
  readonly wipe?: () => Promise<void>
  /** Answers of line 2 being written; kept in memory only where absent. */
  readonly answerDrafts?: AnswerDrafts
}

/** What the desk is built from; tests hand in fakes. */
export interface DeskParts {
  readonly bridge: Bridge
  readonly link: PhoneLink
  readonly session: Session
  readonly storage: DeskStorage
  readonly numbers: PhoneNumbers
  readonly clock: Clock
  readonly ids: Ids
  readonly visibility: Visibility
}

/** Everything a feature may reach: ports and stores. One per window. */
export interface Desk extends Omit<DeskParts, 'link' | 'session' | 'visibility'> {
  readonly phone: PhoneClient
  /** The team behind this seat; not started yet. */
  readonly team: TeamStore
  /** Files of escalations that wait for the hub. */
  readonly teamFiles: TeamFileShelf
  /** The line-1 room. */
  readonly chat: Chat
  readonly stores: {
    readonly phone: StoreApi<PhoneView>
    readonly session: StoreApi<Session>
    readonly clock: StoreApi<Tick>
    readonly keys: StoreApi<Keyboard>
    readonly dial: StoreApi<DialText>
    readonly callers: StoreApi<Callers>
    readonly notices: StoreApi<Notices>
    readonly lastCall: StoreApi<LastCall>
    readonly transfer: StoreApi<TransferWish>
  }
  /** Writes the operator's settings through the host; the session store follows. Rejects with `BridgeError`. */
  readonly writeSettings: (patch: Partial<Settings>) => Promise<void>
}

/** Builds the stores and starts the phone client. */
export const createDesk = (parts: DeskParts): Desk => {
  const { bridge, link, session, storage, numbers, clock, ids, visibility } = parts
  const phoneStore = createPhoneStore()
  const sessionStore = createSessionStore(session)
  const keys = createKeyStore(bindChords(session.settings.keys))
  const apply = (settings: Settings): void => {
    sessionStore.setState({ settings })
    keys.setState({ chords: bindChords(settings.keys) })
  }
  bridge.on('settings.changed', apply)
  const onGarbage = (issue: string): void => {
    void bridge
      .call('log.write', { level: 'warn', source: 'desk.phone-client', message: 'A phone message did not parse', fields: { issue } })
      .catch(() => {})
  }
  const outbox = storage.team ?? createMemoryTeamOutbox()
  const team = createTeamStore({ bridge, clock, ids, outbox })
  return {
    bridge,
    storage,
    numbers,
    clock,
    ids,
    phone: startPhoneClient({ link, store: phoneStore, clock, ids, onGarbage }),
    team,
    teamFiles: storage.teamFiles ?? createMemoryTeamFiles(outbox),
    chat: createChat({ bridge, team, clock, ids }),
    stores: {
      phone: phoneStore,
      session: sessionStore,
      clock: createClockStore(clock, visibility),
      keys,
      dial: createDialStore(),
      callers: createCallerStore(),
      notices: createNoticeStore(),
      lastCall: createLastCallStore(phoneStore),
      transfer: createTransferStore(),
    },
    writeSettings: async (patch) => apply(await bridge.call('settings.write', patch)),
  }
}

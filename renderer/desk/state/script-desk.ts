import type { CallId } from '../../../core/domain/call/call.ts'
import type { ArticleDoor } from './article-door.ts'
import type { CardStore } from './card-store.ts'
import type { ClientChangesStore } from './client-changes-store.ts'
import type { Desk } from './desk.ts'
import type { EscalationDesk } from './escalation-desk.ts'
import type { IdentityCheck } from './identity-check.ts'
import type { ProcessContentStore } from './process-content.ts'
import { createScriptActions, type ScriptActions } from './script-actions.ts'
import { createScriptLibrary, type ScriptLibrary } from './script-library.ts'
import { createScriptRuns, type ScriptRuns } from './script-runs.ts'
import { createScriptShelf, type ScriptShelf } from './script-shelf.ts'
import type { WorkStore } from './work-store.ts'

/** Everything about scripts on this desk. */
export interface ScriptDesk {
  /** Scripts of the organisations, every version. */
  readonly scripts: ScriptShelf
  /** Those that can be walked here, with the hub or without. */
  readonly library: ScriptLibrary
  /** Those that are walked in the calls of this desk. */
  readonly scriptRuns: ScriptRuns
}

interface Parts {
  readonly desk: Desk
  readonly work: WorkStore
  readonly card: CardStore
  readonly content: ProcessContentStore
  readonly identity: IdentityCheck
}

export function createScriptDesk(parts: Parts): ScriptDesk {
  const { desk } = parts
  const scripts = createScriptShelf(desk.bridge, desk.clock)
  const library = createScriptLibrary({
    shelf: scripts,
    copies: desk.storage.scripts,
    journal: desk.storage.journal,
    clock: desk.clock,
    organisations: () => desk.team.store.getState().team?.organisations,
    // The language of conditions is not needed to show a card: it comes when the card is there.
    loadConditions: async () => (await import('../../../core/script-language/cel-conditions.ts')).celConditions(),
  })
  return { scripts, library, scriptRuns: createScriptRuns({ ...parts, library }) }
}

/** What steps of scripts do. */
export function createScriptDoing(
  parts: Omit<Parts, 'content' | 'identity'> & {
    readonly content: ProcessContentStore
    readonly changes: ClientChangesStore
    readonly escalations: EscalationDesk
    readonly runs: ScriptRuns
    /** To the articles that steps name. */
    readonly articleDoor: ArticleDoor
  },
): { readonly scriptActions: ScriptActions } {
  return {
    scriptActions: createScriptActions({
      ...parts,
      liveOf: (callId: CallId) => parts.runs.store.getState().calls[callId]?.live,
    }),
  }
}

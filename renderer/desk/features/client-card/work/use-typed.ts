import type { ClientId } from '../../../../../core/domain/client/client.ts'
import { useCallWork, useCardWork } from '../../../state/call-work-context.tsx'
import type { CardForm, Typed } from '../../../state/card-work-store.ts'

export interface TypedForm {
  readonly typed: Typed
  readonly change: (part: Typed) => void
  /** The draft goes, the form closes. */
  readonly done: () => void
  readonly close: () => void
}

/** What is typed in a form of this client, kept through closing and reloads. `initial`: while nothing was typed. */
export const useTyped = (clientId: ClientId, form: CardForm, initial: Typed): TypedForm => {
  const { cardWork } = useCallWork()
  const typed = useCardWork(({ drafts }) => drafts[clientId]?.[form]) ?? initial
  return {
    typed,
    change: (part) => {
      const before = cardWork.store.getState().drafts[clientId]?.[form] ?? initial
      cardWork.write(clientId, form, { ...before, ...part })
    },
    done: () => cardWork.done(clientId, form),
    close: () => cardWork.hide(),
  }
}

/** Which form of this client is open. */
export const useOpenForm = (clientId: ClientId): CardForm | undefined =>
  useCardWork(({ open }) => (open?.clientId === clientId ? open.form : undefined))

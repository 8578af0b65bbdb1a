import { Modal, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { SearchHit } from '../../../../core/domain/search/search-answer.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { shortName, VIEWED } from '../../state/call-card.ts'
import { useCallWork, useCardCallId, useClientSearch } from '../../state/call-work-context.tsx'
import type { ClientSearchStore } from '../../state/client-search-store.ts'
import { fieldClasses } from '../../ui/field-classes.ts'
import { sheetClasses } from '../../ui/sheet-classes.ts'
import { toast } from '../../ui/toast.tsx'
import { HitRow } from './hit-row.tsx'
import { InPlaceOfHits, SearchFoot } from './search-notes.tsx'
import { words } from './words.ts'
import styles from './client-search.module.css'

/** Finds a client by anything one remembers of him. Opened with a key; Escape closes it; the call goes on underneath. */
export const ClientSearchSheet = () => {
  const t = useWords(words)
  const { clientSearch } = useCallWork()
  const open = useClientSearch((state) => state.open)
  useKey(
    'findClient',
    () => (clientSearch.store.getState().open ? leave(clientSearch) : clientSearch.setOpen(true)),
    clientSearch.available,
  )
  return (
    <Modal
      opened={open}
      onClose={() => leave(clientSearch)}
      title={t('title')}
      size={760}
      classNames={sheetClasses}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <Sheet />
    </Modal>
  )
}

/** The field is left before it goes: a field that vanishes with the focus in it leaves the keys of the desk dead. */
function leave(clientSearch: ClientSearchStore): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  clientSearch.setOpen(false)
}

const optionId = (place: number): string => `client-hit-${place}`

const Sheet = () => {
  const t = useWords(words)
  const { clientSearch } = useCallWork()
  const callId = useCardCallId()
  const query = useClientSearch((state) => state.query)
  const hits = useClientSearch((state) => state.answer?.hits ?? NO_HITS)
  const marked = useClientSearch((state) => state.marked)
  const choose = useChoose()
  const onKeyDown = (event: KeyboardEvent): void => {
    const hit = hits[marked]
    if (event.key === 'ArrowDown') clientSearch.move(1)
    else if (event.key === 'ArrowUp') clientSearch.move(-1)
    else if (event.key === 'Enter' && hit !== undefined && !event.nativeEvent.isComposing) void choose(hit)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.sheet}>
      <div className={styles.field}>
        <TextInput
          // At once: letters typed right behind the key must not be taken for keys.
          autoFocus
          data-autofocus
          classNames={fieldClasses}
          role="combobox"
          aria-label={t('field')}
          aria-expanded={hits.length > 0}
          aria-controls="client-hits"
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? optionId(marked) : undefined}
          placeholder={t('field')}
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          value={query}
          onChange={(event) => clientSearch.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul id="client-hits" role="listbox" aria-label={t('list')} className={styles.hits} hidden={hits.length === 0}>
        {hits.map((hit, place) => (
          <HitRow
            key={hit.id}
            id={optionId(place)}
            hit={hit}
            marked={place === marked}
            onMark={() => clientSearch.mark(place)}
            onChoose={() => void choose(hit)}
          />
        ))}
      </ul>
      <InPlaceOfHits />
      <SearchFoot onCall={callId !== undefined} />
    </div>
  )
}

const NO_HITS: readonly SearchHit[] = []

/** In a call the client goes on its card; otherwise his card opens by itself. */
const useChoose = (): ((hit: SearchHit) => Promise<void>) => {
  const t = useWords(words)
  const { clientSearch, card } = useCallWork()
  const callId = useCardCallId()
  return async (hit) => {
    const client = await clientSearch.fetch(hit.id)
    if (client === undefined || !clientSearch.store.getState().open) return
    if (callId === undefined || callId === VIEWED) card.view(client)
    else {
      card.assignClient(callId, client)
      toast({ tone: 'ok', title: t('putOn', { name: shortName(client) }) })
    }
    leave(clientSearch)
  }
}

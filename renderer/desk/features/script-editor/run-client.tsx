import { useEffect, useId, useState } from 'react'
import type { Client, ClientId } from '../../../../core/domain/client/client.ts'
import { useWords } from '../../i18n/use-words.ts'
import { fullName } from '../../state/call-card.ts'
import { createClientSearchStore } from '../../state/client-search-store.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useOwnSearch } from '../../state/use-script-editor.ts'
import { Button } from '../../ui/button.tsx'
import { words } from './words.ts'
import styles from './script-editor.module.css'

interface RunClientProps {
  readonly client: Client | undefined
  readonly onChoose: (client: Client | undefined) => void
}

const MOST_HITS = 6

/** Whose card the run is walked with: found as anywhere on the desk. */
export const RunClient = ({ client, onChoose }: RunClientProps) => {
  const t = useWords(words)
  const { storage, clock } = useDesk()
  const list = useId()
  const [search] = useState(() => createClientSearchStore({ search: storage.search, directory: storage.directory, clock }))
  useEffect(() => () => search.close(), [search])
  const query = useOwnSearch(search, (view) => view.query)
  const answer = useOwnSearch(search, (view) => view.answer)
  const hits = query.trim() === '' ? [] : (answer?.hits.slice(0, MOST_HITS) ?? [])
  const choose = async (id: ClientId): Promise<void> => {
    const found = await search.fetch(id)
    search.setOpen(false)
    if (found !== undefined) onChoose(found)
  }
  const type = (typed: string): void => {
    if (!search.store.getState().open) search.setOpen(true)
    search.type(typed)
  }
  return (
    <div className={styles.runClient}>
      <p className={styles.runWho}>
        {client === undefined ? t('runNobody') : t('runWith', { name: fullName(client) })}
        {client !== undefined && (
          <Button size="small" tone="quiet" onPress={() => onChoose(undefined)}>
            {t('runWithout')}
          </Button>
        )}
      </p>
      {search.available && (
        <input
          type="search"
          className={styles.runSearch}
          aria-label={t('runFind')}
          aria-controls={list}
          placeholder={t('runFind')}
          value={query}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
      <ul id={list}>
        {hits.map(({ id, name, company }) => (
          <li key={id}>
            <button type="button" className={styles.runHit} onClick={() => void choose(id)}>
              <b>{name}</b> {company}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

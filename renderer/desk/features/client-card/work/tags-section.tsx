import { TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { localText } from '../../../i18n/local-text.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { useSession } from '../../../state/desk-context.tsx'
import { fieldClasses } from '../../../ui/field-classes.ts'
import { changeWords } from './change-words.ts'
import { useChange } from './use-change.ts'
import { useTyped } from './use-typed.ts'
import { TroubleLine, WorkForm } from './work-form.tsx'
import { WorkSection } from './work-section.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

/** Suggestions on the screen. */
const SUGGESTED = 5
const BEGIN = { tag: '' }

/** Short words about the client; one key adds, each can be removed. */
export const TagsSection = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const told = useWords(changeWords)
  const { perform, trouble } = useChange(client.id)
  const tags = client.tags ?? []
  return (
    <WorkSection clientId={client.id} title={t('tags')} form="tag" action="addTag" draw={() => <TagForm client={client} />}>
      <TroubleLine trouble={trouble} />
      {tags.length > 0 && (
        <ul className={styles.tags}>
          {tags.map((tag) => (
            <li key={tag} className={styles.tag}>
              <span>{tag}</span>
              <button
                type="button"
                aria-label={t('removeTag', { tag })}
                onClick={() => void perform({ kind: 'tag-removed', tag }, told('tag-removed', { what: tag }))}
              >
                <IconX size={14} stroke={1.9} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </WorkSection>
  )
}

const TagForm = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const told = useWords(changeWords)
  const { perform, trouble, busy, forget } = useChange(client.id)
  const { typed, change, done, close } = useTyped(client.id, 'tag', BEGIN)
  const text = typed['tag'] ?? ''
  const suggested = useSuggested(client, text)
  const add = async (tag: string): Promise<void> => {
    if (await perform({ kind: 'tag-added', tag: tag.trim() }, told('tag-added', { what: tag.trim() }))) done()
  }
  return (
    <WorkForm label={t('tags')} submit={t('add')} busy={busy} trouble={trouble} onSubmit={() => void add(text)} onClose={close}>
      <TextInput
        label={t('tag')}
        classNames={fieldClasses}
        value={text}
        maxLength={64}
        autoComplete="off"
        onChange={(event) => {
          forget()
          change({ tag: event.currentTarget.value })
        }}
      />
      {suggested.length > 0 && (
        <div className={styles.quick} role="group" aria-label={t('suggested')}>
          {suggested.map((tag) => (
            <button key={tag} type="button" className={styles.small} onClick={() => void add(tag)}>
              {tag}
            </button>
          ))}
        </div>
      )}
    </WorkForm>
  )
}

/** The company's own words: what its calls are about. */
const useSuggested = (client: Client, text: string): readonly string[] => {
  const locale = useLocale()
  const topics = useSession(({ seat }) => seat.dispositions.topics)
  const taken = new Set((client.tags ?? []).map((tag) => tag.toLowerCase()))
  const wanted = text.trim().toLowerCase()
  return topics
    .map(({ title }) => localText(title, locale))
    .map((title) => title.charAt(0).toLocaleLowerCase() + title.slice(1))
    .filter((title) => title.length <= 64 && !taken.has(title.toLowerCase()) && title.toLowerCase().includes(wanted))
    .slice(0, SUGGESTED)
}

import { useState } from 'react'
import { newScript } from '../../../../core/domain/script/edit/new-script.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { scriptIdOf } from './script-id.ts'
import { stepWords } from './step-words.ts'
import { words } from './words.ts'
import styles from './script-list.module.css'

const NONE: readonly string[] = []
const TITLES = { say: wordOf('say'), end: wordOf('end') }

function wordOf(kind: 'say' | 'end') {
  const { ru, en } = stepWords.entries[kind]
  return { ru, en }
}

/** A title is all that a new script needs. */
export const NewScript = ({ onCancel }: { readonly onCancel: () => void }) => {
  const t = useWords(words)
  const locale = useLocale()
  const { scriptEditor } = useCallWork()
  const organisations = useTeam(({ team }) => team?.organisations ?? NONE)
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const organisation = chosen ?? organisations[0]
  const begin = (): void => {
    const said = title.trim()
    if (said === '' || organisation === undefined) return
    const id = scriptEditor.freeId(scriptIdOf(said))
    scriptEditor.openNew(organisation, newScript(id, { [locale]: said }, TITLES))
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <input
        ref={focusOnce}
        type="text"
        className={styles.search}
        aria-label={t('newTitle')}
        placeholder={t('newTitle')}
        value={title}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {organisations.length > 1 && (
        <PlainSelect
          label={t('company')}
          options={organisations.map((value) => ({ value, label: value }))}
          value={organisation}
          onChoose={setChosen}
        />
      )}
      <Button type="submit" tone="primary" disabled={title.trim() === ''} onPress={() => undefined}>
        {t('create')}
      </Button>
      <Button onPress={onCancel}>{t('cancel')}</Button>
    </form>
  )
}

/** The title is what comes next. */
const focusOnce = (field: HTMLInputElement | null): void => field?.focus()

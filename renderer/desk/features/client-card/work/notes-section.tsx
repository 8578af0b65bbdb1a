import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { mentionsIn, piecesOf } from '../../../../../core/domain/chat/mentions.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import type { ClientNote } from '../../../../../core/domain/client/client-note.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { shortName } from '../../../state/call-card.ts'
import { useChat, useChatView } from '../../../state/chat-context.tsx'
import { useDesk } from '../../../state/desk-context.tsx'
import { useFormat } from '../../../ui/format/use-format.ts'
import { changeWords } from './change-words.ts'
import { MentionField } from './mention-field.tsx'
import { useChange } from './use-change.ts'
import { useTyped } from './use-typed.ts'
import { TroubleLine, WorkForm } from './work-form.tsx'
import { WorkSection } from './work-section.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

const SHOWN = 2
const BEGIN = { text: '' }

/** What colleagues wrote about the client, newest first. */
export const NotesSection = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const told = useWords(changeWords)
  const [all, setAll] = useState(false)
  const { perform, trouble } = useChange(client.id)
  const notes = client.notes ?? []
  const remove = (note: ClientNote): void =>
    void perform({ kind: 'note-removed', note }, told('note-removed', { what: note.text.slice(0, 60) }))
  return (
    <WorkSection clientId={client.id} title={t('notes')} form="note" action="clientNote" draw={() => <NoteForm client={client} />}>
      <TroubleLine trouble={trouble} />
      {notes.length > 0 && (
        <ul className={styles.list}>
          {notes.slice(0, all ? undefined : SHOWN).map((note) => (
            <NoteRow key={note.id} note={note} onRemove={() => remove(note)} />
          ))}
        </ul>
      )}
      {notes.length > SHOWN && (
        <button type="button" className={styles.small} aria-expanded={all} onClick={() => setAll((was) => !was)}>
          {all ? t('less') : t('more', { count: notes.length - SHOWN })}
        </button>
      )}
    </WorkSection>
  )
}

const NoteRow = ({ note, onRemove }: { readonly note: ClientNote; readonly onRemove: () => void }) => {
  const t = useWords(workWords)
  const format = useFormat()
  const now = useDesk().clock.now()
  const members = useChatView((view) => view.members)
  return (
    <li className={styles.item}>
      <p className={styles.text}>
        {piecesOf(note.text, members).map(({ text, memberIds }, place) => (memberIds === undefined ? text : <b key={place}>{text}</b>))}
      </p>
      <span className={styles.fact}>
        {note.by}, {format.day(note.at, now)} {format.clock(note.at)}
      </span>
      <button type="button" className={styles.bare} aria-label={t('removeNote')} onClick={onRemove}>
        <IconX size={14} stroke={1.9} aria-hidden="true" />
      </button>
    </li>
  )
}

const NoteForm = ({ client }: { readonly client: Client }) => {
  const t = useWords(workWords)
  const told = useWords(changeWords)
  const { clock, ids, stores } = useDesk()
  const chat = useChat()
  const members = useChatView((view) => view.members)
  const { perform, trouble, busy, forget } = useChange(client.id)
  const { typed, change, done, close } = useTyped(client.id, 'note', BEGIN)
  const text = typed['text'] ?? ''
  const save = async (): Promise<void> => {
    const by = stores.session.getState().seat.operator.name
    const note = { id: ids.next(), at: clock.now(), by, text: text.trim(), mentions: mentionsIn(text, members) }
    const notice = chat.noticeToKeep(note, { id: client.id, name: shortName(client) })
    if (await perform({ kind: 'note-added', note }, told('note-added', { what: note.text.slice(0, 60) }), notice)) done()
  }
  return (
    <WorkForm label={t('note')} submit={t('save')} busy={busy} trouble={trouble} onSubmit={() => void save()} onClose={close}>
      <MentionField
        value={text}
        members={members}
        onChange={(next) => {
          forget()
          change({ text: next })
        }}
      />
    </WorkForm>
  )
}

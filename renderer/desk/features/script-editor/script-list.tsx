import { IconFileUpload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useNow } from '../../state/desk-context.tsx'
import { mayEdit } from '../../state/script-editor-view.ts'
import { useScriptEditor, useScriptRole, useScriptShelf } from '../../state/use-script-editor.ts'
import { useTeam } from '../../state/team-context.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state-panel.tsx'
import { FileButton } from './file-button.tsx'
import { NewScript } from './new-script.tsx'
import { scriptRows, type ScriptRow } from './version-rows.ts'
import { words } from './words.ts'
import styles from './script-list.module.css'

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const
const MOST_ROWS = 500

/** All scripts of the companies this seat serves, and what is drawn here. */
export const ScriptList = () => {
  const t = useWords(words)
  const may = mayEdit(useScriptRole())
  const [draws, setDraws] = useState(false)
  const [fault, setFault] = useState<string | undefined>(undefined)
  return (
    <div className={styles.list}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        {!may && <span className={styles.readOnly}>{t('readsOnly')}</span>}
        {may && (
          <span className={styles.tools}>
            <FileButton icon={<IconFileUpload {...icon} />} onFault={setFault}>
              {t('importFile')}
            </FileButton>
            <Button tone="primary" icon={<IconPlus {...icon} />} expanded={draws} onPress={() => setDraws(!draws)}>
              {t('newScript')}
            </Button>
          </span>
        )}
      </header>
      {fault !== undefined && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      {draws && <NewScript onCancel={() => setDraws(false)} />}
      <Rows may={may} />
    </div>
  )
}

const Rows = ({ may }: { readonly may: boolean }) => {
  const t = useWords(words)
  const locale = useLocale()
  const { scripts } = useCallWork()
  const state = useScriptShelf((shelf) => shelf.state)
  const summaries = useScriptShelf((shelf) => shelf.summaries)
  const drafts = useScriptEditor((view) => view.drafts)
  const [wanted, setWanted] = useState('')
  const rows = scriptRows(summaries, Object.values(drafts ?? {}))
  const found = rows.filter((row) => titleOf(row, locale).toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()))
  const failed = state === 'failed' && (
    <ErrorState
      title={t('failed')}
      actions={
        <Button size="small" onPress={() => void scripts.refresh()}>
          {t('again')}
        </Button>
      }
    >
      {t('failedNote')}
    </ErrorState>
  )
  if (rows.length === 0) {
    if (state === 'unread') return <Skeleton rows={6} awaited={t('loading')} />
    return failed === false ? <EmptyState title={t('empty')}>{t(may ? 'emptyNote' : 'emptyReader')}</EmptyState> : failed
  }
  return (
    <>
      {failed}
      <input
        type="search"
        className={styles.search}
        aria-label={t('allOfThem')}
        placeholder={t('allOfThem')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {found.length === 0 ? <p className={styles.none}>{t('noneFound')}</p> : <Table rows={found.slice(0, MOST_ROWS)} />}
    </>
  )
}

const titleOf = ({ title, scriptId }: ScriptRow, locale: 'ru' | 'en'): string => textIn(title, locale) || scriptId

const COLUMNS = ['title', 'state', 'version', 'steps', 'by', 'at'] as const

const Table = ({ rows }: { readonly rows: readonly ScriptRow[] }) => {
  const t = useWords(words)
  const severalFirms = useTeam(({ team }) => (team?.organisations.length ?? 0) > 1)
  return (
    <div className={styles.scroll} role="region" aria-label={t('title')} tabIndex={-1}>
      <table className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} showsFirm={severalFirms} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const TONES = { draft: 'plain', review: 'warn', published: 'ok', withdrawn: 'plain' } as const

const Row = ({ row, showsFirm }: { readonly row: ScriptRow; readonly showsFirm: boolean }) => {
  const t = useWords(words)
  const locale = useLocale()
  const format = useFormat()
  const now = useNow()
  const { scriptEditor } = useCallWork()
  const { organisation, scriptId, version, state, inForce, isUnsaved, isFrame } = row
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.open} onClick={() => void scriptEditor.openVersion(organisation, scriptId, version)}>
          {titleOf(row, locale)}
        </button>
        {(isFrame || showsFirm) && (
          <span className={styles.note}>{[isFrame ? t('frame') : '', showsFirm ? organisation : ''].filter(Boolean).join(' · ')}</span>
        )}
      </th>
      <td>
        <span className={styles.badges}>
          <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
          {isUnsaved && <Badge tone="accent">{t('hereOnly')}</Badge>}
        </span>
      </td>
      <td data-column="version">
        {version}
        {inForce !== undefined && <span className={styles.note}>{t('inForce', { version: inForce })}</span>}
      </td>
      <td data-column="steps">{format.number(row.steps)}</td>
      <td className={styles.by}>{row.by}</td>
      <td data-column="at">
        <time>
          {format.day(row.at, now)}, {format.clock(row.at)}
        </time>
      </td>
    </tr>
  )
}

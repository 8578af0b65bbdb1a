import { useCallback, useEffect, useState } from 'react'
import type { AuditEntry, AuditGap, AuditList } from '../../../../core/domain/privacy/audit-entry.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { usePrivacyRules } from '../../state/privacy-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { saveFile } from '../../ui/save-file.ts'
import { toast } from '../../ui/toast.tsx'
import { auditCsv, auditText } from './audit-text.ts'
import { privacyWords } from './privacy-words.ts'
import styles from './privacy.module.css'

/** Lines drawn; the file has all of them. */
const SHOWN = 100
const ALL = 10_000

/** Who did what with personal data on this seat, and whether the log is as it was written. */
export const AuditPart = () => {
  const t = useWords(privacyWords)
  const locale = useLocale()
  const { bridge } = useDesk()
  const { reasons } = usePrivacyRules()
  const { list, read } = useAudit()
  const save = async (): Promise<void> => {
    try {
      const { entries } = await bridge.call('audit.list', { limit: ALL })
      await bridge.call('audit.append', { kind: 'audit-exported', entries: entries.length })
      saveFile('access-log.csv', new Blob([auditCsv(entries, reasons, t, locale)], { type: 'text/csv' }))
      toast({ tone: 'ok', title: t('auditSaved') })
    } finally {
      read()
    }
  }
  return (
    <section className={styles.part} aria-labelledby="audit-title">
      <h3 id="audit-title" className={styles.title}>
        {t('audit')}
      </h3>
      {list === 'unread' && (
        <>
          <p role="alert" className={styles.wrong}>
            {t('auditUnread')}
          </p>
          <Button onPress={read}>{t('again')}</Button>
        </>
      )}
      {typeof list === 'object' && (
        <>
          <State list={list} />
          {list.entries.some(({ fact }) => fact.kind === 'began-anew') && (
            <p role="alert" className={styles.wrong}>
              {t('auditBegan')}
            </p>
          )}
          {list.entries.length > 0 && <Log entries={list.entries} />}
          <Button disabled={list.entries.length === 0} onPress={() => void save().catch(() => undefined)}>
            {t('auditSave')}
          </Button>
        </>
      )}
    </section>
  )
}

const State = ({ list }: { readonly list: AuditList }) => {
  const t = useWords(privacyWords)
  if (list.gaps.length > 0)
    return (
      <p role="alert" className={styles.wrong}>
        {t('auditGaps', { list: list.gaps.map(gapText).join(', ') })}
      </p>
    )
  return <p className={styles.what}>{list.total === 0 ? t('auditNone') : t('auditIntact', { count: list.total })}</p>
}

const gapText = ({ from, to }: AuditGap): string => (from === to ? String(from) : `${String(from)}–${String(to)}`)

const Log = ({ entries }: { readonly entries: readonly AuditEntry[] }) => {
  const t = useWords(privacyWords)
  const format = useFormat()
  const { clock } = useDesk()
  const { reasons } = usePrivacyRules()
  const now = clock.now()
  return (
    // It scrolls by itself, so the keyboard has to reach it.
    <div className={styles.log} tabIndex={0} role="group" aria-label={t('audit')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('did')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.no}>
              <td>
                {format.Day(entry.at, now)}, {format.clock(entry.at)}
              </td>
              <td>{entry.by}</td>
              <td>{auditText(entry, reasons, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const useAudit = (): { readonly list: AuditList | 'asking' | 'unread'; readonly read: () => void } => {
  const { bridge } = useDesk()
  const [list, setList] = useState<AuditList | 'asking' | 'unread'>('asking')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let shown = true
    bridge.call('audit.list', { limit: SHOWN }).then(
      (told) => shown && setList(told),
      () => shown && setList('unread'),
    )
    return () => {
      shown = false
    }
  }, [bridge, turn])
  return { list, read: useCallback(() => setTurn((count) => count + 1), []) }
}

import { useCallback, useEffect, useState } from 'react'
import type { RpcOutput } from '../../../../core/contract/bridge.ts'
import type { PrivacyRules } from '../../../../core/domain/privacy/privacy-rules.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, useSession } from '../../state/desk-context.tsx'
import { usePrivacyRules, usePrivacyWork } from '../../state/privacy-context.tsx'
import { Button } from '../../ui/button.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { AuditPart } from './audit-part.tsx'
import { privacyWords } from './privacy-words.ts'
import { WipePart } from './wipe-part.tsx'
import styles from './privacy.module.css'

type KeyState = RpcOutput<'keys.state'>

/** How personal data is kept on this seat, who looked at it, and how all of it goes. */
export const PrivacyPage = () => {
  const t = useWords(privacyWords)
  const seat = useSession((session) => session.seat)
  const capabilities = useSession((session) => session.capabilities)
  const rules = usePrivacyRules()
  const { key, ask, failed } = useKeyState()
  const work = usePrivacyWork((state) => state)
  const { number } = useFormat()
  const plain = seat.storage === 'plain'
  const atRest = plain ? t('plain') : capabilities.encryptsAtRest ? t('encrypted') : t('encryptedWeak')
  const unprotected = rules.screenCapture === 'blocked' && capabilities.contentProtection !== true
  const progress = (name: 'keyProgress' | 'sweeping', done: number, total: number): { second: string } => ({
    second: t(name, { done: number(done), total: number(total) }),
  })
  return (
    <div className={styles.page}>
      <FactList
        rows={[
          { label: t('atRest'), value: atRest },
          ...(plain || key === undefined
            ? []
            : [
                {
                  label: t('key'),
                  value: <KeyWords state={key} />,
                  ...(work.resealing === undefined ? {} : progress('keyProgress', work.resealing.rows, work.resealing.total)),
                },
              ]),
          {
            label: t('retention'),
            value: rules.retentionDays === 0 ? t('retentionNever') : t('retentionDays', { count: rules.retentionDays }),
            ...(work.sweeping === undefined ? {} : progress('sweeping', work.sweeping.looked, work.sweeping.total)),
          },
          { label: t('masks'), value: t(masksOf(rules)) },
          { label: t('copy'), value: t(rules.copy) },
          { label: t('screen'), value: t(unprotected ? 'screenUnprotected' : rules.screenCapture) },
        ]}
      />
      {work.failed && (
        <p role="status" className={styles.what}>
          {t('workFailed')}
        </p>
      )}
      {!plain && key?.change === 'none' && (
        <section className={styles.part}>
          <Button onPress={ask}>{t('changeKey')}</Button>
          <p className={styles.what}>{t('changeKeyWhat')}</p>
          {failed && (
            <p role="alert" className={styles.wrong}>
              {t('changeFailed')}
            </p>
          )}
        </section>
      )}
      <AuditPart key={key?.change} />
      <WipePart />
    </div>
  )
}

const KeyWords = ({ state }: { readonly state: KeyState }) => {
  const t = useWords(privacyWords)
  const format = useFormat()
  const { clock } = useDesk()
  if (state.change === 'asked') return t('keyAsked')
  if (state.change === 'running') return t('keyRunning')
  return state.changedAt === null ? t('keyFirst') : t('keyChanged', { when: format.day(state.changedAt, clock.now()) })
}

const masksOf = ({ numbers, documents, emails }: PrivacyRules): 'masked' | 'shown' | 'partly' => {
  const all = [numbers, documents, emails]
  if (all.every((one) => one === 'masked')) return 'masked'
  return all.every((one) => one === 'shown') ? 'shown' : 'partly'
}

const useKeyState = (): { readonly key: KeyState | undefined; readonly ask: () => void; readonly failed: boolean } => {
  const { bridge } = useDesk()
  const [key, setKey] = useState<KeyState>()
  const [failed, setFailed] = useState(false)
  const resealing = usePrivacyWork((state) => state.resealing !== undefined)
  const read = useCallback(() => bridge.call('keys.state', {}).then(setKey, () => undefined), [bridge])
  useEffect(() => void read(), [read, resealing])
  const ask = (): void => {
    bridge.call('keys.change', {}).then(
      () => {
        setFailed(false)
        void read()
      },
      () => setFailed(true),
    )
  }
  return { key, ask, failed }
}

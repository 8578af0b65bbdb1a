import { IconArrowsExchange, IconPhone, IconPhoneOff } from '@tabler/icons-react'
import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Call } from '../../../../core/domain/call/call.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import type { CallView } from '../../../../core/contract/phone-channel.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { callsOnDesk } from '../../state/current-call.ts'
import { usePhone, useSession } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Elapsed } from '../../ui/elapsed.tsx'
import { targetTitle } from './call-name.ts'
import { useCallName } from './use-call-name.ts'
import { useCommand } from './use-command.ts'
import { useThreeTalk } from './use-three-talk.ts'
import { softphoneWords } from './words.ts'
import styles from './call-bar.module.css'

/** The last place of the bar beside a call: a second call that rings, else its transfer, else one on hold. */
export const Beside = ({ call, otherwise }: { readonly call: Call; readonly otherwise?: ReactNode }) => {
  const first = usePhone((state) => callsOnDesk(state).others[0])
  const more = usePhone((state) => callsOnDesk(state).others.length - 1)
  if (first?.call.phase === 'incoming') return <WaitingCall call={first.call} more={more} />
  if (call.phase === 'active' && call.transfer !== undefined && call.transfer.kind === 'blind')
    return <TransferState transfer={call.transfer} />
  if (call.phase === 'active' && call.transfer?.stage === 'failed') return <TransferState transfer={call.transfer} />
  if (first !== undefined) return <OtherCall view={first} more={more} />
  return otherwise ?? null
}

/** The second call waits: it is shown and can be answered (the present one goes on hold), and nothing moves. */
const WaitingCall = ({ call, more }: { readonly call: Call; readonly more: number }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const name = useCallName(call, true)
  return (
    <div
      className={`${styles.block} ${styles.waiting}`}
      data-on-fill
      title={[name.title, ...name.details.map(({ text }) => text)].join(' · ')}
    >
      <div className={styles.row}>
        <p className={styles.strong}>{name.title}</p>
        {more > 0 && <MoreCalls count={more} />}
        <span>
          {t('waits')} <Elapsed since={call.startedAt} />
        </span>
      </div>
      <div className={styles.row}>
        <Button
          size="small"
          tone="answer"
          grow
          compact
          icon={<IconPhone size={14} stroke={1.9} />}
          action="answer"
          escapeFirst
          onPress={() => void command({ kind: 'answer', callId: call.id })}
        >
          {t('answer')}
        </Button>
        <Button
          size="small"
          tone="on-fill"
          icon={<IconPhoneOff size={14} stroke={1.9} />}
          action="decline"
          escapeFirst
          iconOnly
          onPress={() => void command({ kind: 'decline', callId: call.id })}
        >
          {t('decline')}
        </Button>
      </div>
    </div>
  )
}

const OtherCall = ({ view, more }: { readonly view: CallView; readonly more: number }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const { call } = view
  const name = useCallName(call, false)
  const consulting =
    call.consultFor !== undefined || (call.phase === 'active' && call.transfer?.kind === 'attended' && call.transfer.stage !== 'failed')
  const three = useThreeTalk(call.consultFor ?? call.id)
  const since = call.phase === 'active' ? ((three ? undefined : call.heldSince) ?? call.answeredAt) : call.startedAt
  return (
    <div className={`${styles.block} ${styles.row}`}>
      <div className={styles.block}>
        <p className={styles.strong} title={name.title}>
          {name.title}
        </p>
        <p>
          {three ? t('inTalk') : <span className={styles.warn}>{t('onHold')}</span>} <Elapsed since={since} />
        </p>
      </div>
      {more > 0 && <MoreCalls count={more} />}
      {!consulting && (
        <Button
          size="small"
          icon={<IconArrowsExchange size={14} stroke={1.9} />}
          action="swap"
          iconOnly
          onPress={() => void command({ kind: 'resume', callId: call.id })}
        >
          {t('swap')}
        </Button>
      )}
    </div>
  )
}

/** The calls that have no place of their own. */
const MoreCalls = ({ count }: { readonly count: number }) => {
  const t = useWords(softphoneWords)
  const others = usePhone((state) => callsOnDesk(state).others)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.more}>
          {t('moreCalls', { count })}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.slice(1).map((view) => (
          <MoreCallItem key={view.call.id} call={view.call} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const MoreCallItem = ({ call }: { readonly call: Call }) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const name = useCallName(call, false)
  const rings = call.phase === 'incoming'
  return (
    <Menu.Item onClick={() => void command({ kind: rings ? 'answer' : 'resume', callId: call.id })}>
      {t(rings ? 'answer' : 'resume')}: {name.title}
    </Menu.Item>
  )
}

type TransferOf = NonNullable<Extract<Call, { phase: 'active' }>['transfer']>

const TransferState = ({ transfer }: { readonly transfer: TransferOf }) => {
  const t = useWords(softphoneWords)
  const locale = useLocale()
  const targets = useSession((session) => session.seat.transferTargets)
  const target = targetTitle(transfer.target, targets, locale) ?? transfer.target
  switch (transfer.stage) {
    case 'failed':
      return (
        <div className={styles.block} role="alert">
          <p className={`${styles.strong} ${styles.danger}`}>{t('transferFailed')}</p>
          <p title={target}>{t('stays', { why: t(`transfer.${transfer.why}`) })}</p>
        </div>
      )
    case 'requested':
    case 'consulting':
    case 'joining':
    case 'joined':
    case 'leaving':
    case 'completing':
      return (
        <div className={styles.block} role="status">
          <p className={styles.strong}>{t('transferring')}</p>
          <p>{t('transferringTo', { target })}</p>
        </div>
      )
    default:
      return missingCase(transfer)
  }
}

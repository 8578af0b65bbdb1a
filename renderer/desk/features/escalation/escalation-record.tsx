import { IconPhoneOutgoing } from '@tabler/icons-react'
import { escalationNumber } from '../../../../core/domain/escalation/escalation-number.ts'
import type { Change } from '../../../../core/domain/escalation/change.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import { hubTakes } from '../../state/escalation-reach.ts'
import { useTeam, useTeamStore } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Button } from '../../ui/button.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { quote } from '../../ui/format/quote.ts'
import { AttachButton, FileList } from './attach.tsx'
import { SentenceField } from './sentence-field.tsx'
import { stateWords, wantedWords } from './state-words.ts'
import { NotTaken } from './trouble.tsx'
import { useSpoken } from './use-spoken.ts'
import { words } from './words.ts'
import parts from './escalation.module.css'
import styles from './sheet.module.css'

/** One of the own escalations: the answer first, then what can be done, then what happened. */
export const EscalationRecord = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const spoken = useSpoken()
  const { t, format, now } = spoken
  const takes = useTeam(hubTakes)
  const { packet, state, wanted } = escalation
  const answer = state.phase === 'returned' ? state.answer : state.phase === 'resolved' ? state.how : ''
  const { client, problem, promise } = packet
  const over = state.phase === 'resolved' || state.phase === 'withdrawn'
  return (
    <article>
      <header className={styles.head}>
        <h3>{client.name === '' ? t('unknownClient') : client.name}</h3>
        <p className={parts.fact}>
          {t('number', { number: escalationNumber(packet.id) })} · {wantedWords(wanted, spoken)}
        </p>
        <p className={parts.state}>{stateWords(escalation, spoken, takes)}</p>
      </header>
      <NotTaken lane={packet.id} />
      {answer !== '' && <p className={`${parts.part} ${parts.say}`}>{answer}</p>}
      <div className={parts.part}>
        <CallClient escalation={escalation} />
        <Settle escalation={escalation} />
        {!over && <SentenceField key={packet.id} escalation={escalation} beside={<AttachButton escalationId={packet.id} />} />}
        <FileList escalationId={packet.id} />
      </div>
      {problem.words !== '' && (
        <div className={parts.part}>
          <p className={parts.label}>{t('clientWords')}</p>
          <p className={parts.said}>{quote(problem.words)}</p>
        </div>
      )}
      {promise !== undefined && (
        <div className={parts.part}>
          <p className={parts.label}>{t('promised')}</p>
          <p className={parts.own}>
            {promise.text}
            {/* A promise that names its time is not said twice. */}
            {!promise.text.includes(format.clock(promise.dueAt)) && (
              <>
                {' · '}
                <time>{format.byWhen(promise.dueAt, now)}</time>
              </>
            )}
          </p>
        </div>
      )}
      <History changes={escalation.changes} />
    </article>
  )
}

/** An answer either helped, or goes back with everything that was said. */
const Settle = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const team = useTeamStore()
  const { escalations } = useCallWork()
  const { id } = escalation.packet
  if (escalation.state.phase !== 'returned') return null
  return (
    <div className={parts.buttons}>
      <Button size="small" action="resolvePacket" onPress={() => void team.change(id, { kind: 'resolved', how: '' })}>
        {t('helped')}
      </Button>
      <Button size="small" tone="quiet" action="withdrawEscalation" onPress={() => void escalations.giveAgain(id)}>
        {t('notHelped')}
      </Button>
    </div>
  )
}

const CallClient = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const { phone } = useDesk()
  const { escalations } = useCallWork()
  const { number } = escalation.packet.client
  if (number === undefined) return null
  return (
    <div className={parts.buttons}>
      <Button
        size="small"
        icon={<IconPhoneOutgoing size={14} stroke={1.9} />}
        action="callBack"
        onPress={() => {
          escalations.closeSheet()
          void phone.send({ kind: 'dial', number })
        }}
      >
        {t('callClient')}
      </Button>
    </div>
  )
}

const History = ({ changes }: { readonly changes: readonly Change[] }) => {
  const t = useWords(words)
  const format = useFormat()
  const rows = changes.filter(({ what }) => what.kind !== 'asked-again')
  return (
    <div className={parts.part}>
      <p className={parts.label}>{t('history')}</p>
      <ol className={styles.log}>
        {rows.map(({ id, at, by, what }) => (
          <li key={id}>
            <time>{format.clockSeconds(at)}</time>
            <span>
              {what.kind === 'noted'
                ? what.text
                : what.kind === 'fell-back'
                  ? t('log.fell-back', { time: format.byWhen(what.dueAt, at) })
                  : what.kind === 'asked-again'
                    ? ''
                    : t(`log.${what.kind}`)}
              {by.kind === 'member' && <span className={parts.fact}> {by.member.name}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

import { useMemo } from 'react'
import type { SeenDuty } from '../../../../core/domain/duty/duty.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useChatView } from '../../state/chat-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { HubElapsed } from './hub-elapsed.tsx'
import { ownFigures } from './own-figures.ts'
import { useDutyWords } from './use-duty-words.ts'
import { words } from './words.ts'
import styles from './footer.module.css'

/** The lowest row: who is on line 2 now, and the specialist's own figures. */
export const LineTwoFooter = () => {
  const t = useWords(words)
  const duties = useTeam((team) => team.duties)
  const onLineTwo = useMemo(() => duties.filter(({ member }) => member.role !== 'operator'), [duties])
  return (
    <footer className={styles.footer} aria-label={t('onLineTwo')}>
      <h2 className={styles.title}>{t('onLineTwo')}</h2>
      {onLineTwo.length === 0 ? (
        <p className={styles.people}>{t('nobodyOnDuty')}</p>
      ) : (
        <ul className={styles.people} tabIndex={0} aria-label={t('onLineTwo')}>
          {onLineTwo.map((duty) => (
            <Person key={duty.member.id} duty={duty} />
          ))}
        </ul>
      )}
      <Figures />
    </footer>
  )
}

const Person = ({ duty }: { readonly duty: SeenDuty }) => {
  const t = useWords(words)
  const dutyWords = useDutyWords()
  const me = useTeam((team) => team.team?.member.id)
  const inChat = useChatView(({ rooms }) => rooms.some(({ seat }) => seat.holder?.id === duty.member.id))
  const { member, state, silent } = duty
  return (
    <li className={styles.person} data-tone={silent ? 'rest' : state.kind === 'free' ? 'ok' : state.kind === 'busy' ? 'warn' : 'rest'}>
      <i aria-hidden="true" />
      {member.name}
      {member.id === me && ` (${t('you')})`}, {dutyWords(duty)}
      {inChat && `, ${t('inChat')}`}
      {state.kind === 'busy' && !silent && (
        <>
          {' '}
          <HubElapsed since={duty.since} />
        </>
      )}
    </li>
  )
}

const Figures = () => {
  const t = useWords(words)
  const format = useFormat()
  const escalations = useTeam((team) => team.escalations)
  const me = useTeam((team) => team.team?.member.id)
  const { acceptMs, askedAgain } = useMemo(() => ownFigures(escalations.values(), me), [escalations, me])
  const parts = [
    ...(acceptMs === undefined ? [] : [t('figures', { time: format.duration(acceptMs) })]),
    ...(askedAgain === undefined ? [] : [t('figureAsked', { facts: format.number(askedAgain, 1) })]),
  ]
  return <p className={styles.figures}>{parts.length === 0 ? t('noFigures') : parts.join(' · ')}</p>
}

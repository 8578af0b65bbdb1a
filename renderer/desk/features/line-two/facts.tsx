import { IconArrowBackUp } from '@tabler/icons-react'
import type { PacketFact } from '../../../../core/domain/escalation/packet.ts'
import { useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useKey } from '../../keys/use-key.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useLineTwo } from '../../state/line-two-context.tsx'
import { usePrivacyRules } from '../../state/privacy-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { ActionKey } from '../../ui/action-key.tsx'
import { Badge } from '../../ui/badge.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { maskedFact } from './fact-text.ts'
import { useHolding } from './use-holding.ts'
import { words } from './words.ts'
import styles from './packet.module.css'

/** Facts, each with one key that says: the specialist had to ask it again. Marks feed the measure. */
export const Facts = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const t = useWords(words)
  const holding = useHolding(escalation.state)
  const { facts } = escalation.packet
  const marks = holding === 'hold' || holding === 'answered'
  const asked = facts.filter(({ id }) => escalation.askedAgain.has(id)).length
  const aside = facts.length === 0 ? undefined : marks ? t('factsNote') : asked > 0 ? t('factsNoteEnded', { count: asked }) : undefined
  return (
    <section className={styles.section}>
      <SectionHead title={t('facts')} aside={aside} />
      <div className={`${styles.body ?? ''} ${styles.facts ?? ''}`}>
        {facts.length === 0 && <p className={styles.none}>{t('noFacts')}</p>}
        {facts.map((fact, index) => (
          <Fact key={fact.id} fact={fact} place={index + 1} escalation={escalation} marks={marks} />
        ))}
      </div>
    </section>
  )
}

interface FactProps {
  readonly fact: PacketFact
  /** From 1; the first nine have a key. */
  readonly place: number
  readonly escalation: SeatEscalation
  /** Marks can be set now: the packet is this specialist's. */
  readonly marks: boolean
}

const Fact = ({ fact, place, escalation, marks }: FactProps) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const text = useFactText(fact)
  const asked = escalation.askedAgain.has(fact.id)
  const action = chooseAction(place)
  const press = (): void => void lineTwo.mark(escalation, fact.id)
  const owned = useKey(action, press, marks)
  return (
    <div className={styles.fact}>
      <span className={styles.factLabel}>{fact.label}</span>
      <span className={styles.factValue}>{text}</span>
      <button type="button" className={styles.mark} aria-pressed={asked} disabled={!marks} onClick={press}>
        <span className="fl-hidden">{t('markFact', { fact: fact.label })}</span>
        <span aria-hidden="true">
          {asked ? (
            <Badge tone="warn" icon={<IconArrowBackUp size={14} stroke={1.9} />}>
              {t('askedAgain')}
            </Badge>
          ) : action === undefined ? (
            <IconArrowBackUp size={14} stroke={1.9} />
          ) : (
            <ActionKey action={action} enabled={marks && owned} />
          )}
        </span>
      </button>
    </div>
  )
}

/** Whole where the company shows it to this person. */
const useFactText = (fact: PacketFact): string => {
  const { numbers } = useDesk()
  const rules = usePrivacyRules()
  const isShown = (fact.id.startsWith('phone-') && rules.numbers === 'shown') || (fact.id.startsWith('email-') && rules.emails === 'shown')
  return isShown ? fact.value : maskedFact(fact, numbers)
}

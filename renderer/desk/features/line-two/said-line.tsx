import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useLineTwoView } from '../../state/line-two-context.tsx'
import type { LineTwoSaid, PhoneRefusal } from '../../state/line-two-view.ts'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { words } from './words.ts'
import styles from './answer.module.css'

/** What came of the last press, when it is not what was wished for: what happened, what is kept, what to press. */
export const SaidLine = ({ escalation }: { readonly escalation: SeatEscalation }) => {
  const said = useLineTwoView((view) => view.said[escalation.packet.id])
  const typed = useLineTwoView((view) => (view.drafts[escalation.packet.id]?.text.trim() ?? '') !== '')
  const wordsOf = useSaidWords()
  // What was asked for has been typed.
  if (said?.kind === 'needs' && typed) return null
  if (said === undefined || (said.kind === 'queued' && !escalation.unsent)) return null
  const calm = said.kind === 'queued' || said.kind === 'needs' || said.kind === 'no-phone'
  return (
    <p className={styles.said} data-tone={calm ? 'warn' : 'danger'} role={calm ? 'status' : 'alert'}>
      {wordsOf(said)}
    </p>
  )
}

const useSaidWords = (): ((said: LineTwoSaid) => string) => {
  const t = useWords(words)
  const format = useFormat()
  const why = (refusal: PhoneRefusal): string =>
    t(refusal === 'no-microphone' || refusal === 'not-registered' ? `phone.${refusal}` : 'phone.other')
  return (said) => {
    switch (said.kind) {
      case 'taken':
        return t('said.taken', { name: said.name, time: format.clockSeconds(said.at) })
      case 'not-yours':
        return t('said.not-yours', { name: said.name })
      case 'gone':
        return t('said.gone', { state: t(`state.${said.phase}`) })
      case 'offline':
      case 'queued':
      case 'absent':
      case 'too-large':
      case 'full':
      case 'permissions':
      case 'not-kept':
        return t(`said.${said.kind}`)
      case 'no-phone':
        return t('said.no-phone', { why: why(said.why) })
      case 'call-refused':
        return t('callRefused', { why: why(said.why) })
      case 'needs':
        return t(said.what === 'answer' ? 'needAnswer' : said.what === 'how' ? 'needHow' : 'needNote')
      default:
        return missingCase(said)
    }
  }
}

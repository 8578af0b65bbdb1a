import type { CallId } from '../../../../core/domain/call/call.ts'
import { callbackBy } from '../../../../core/domain/escalation/callback-by.ts'
import type { WantedKind } from '../../../../core/domain/escalation/wanted.ts'
import { useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useHubNow, useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { useCallView } from '../../state/use-call-view.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { reachWords } from './reach-words.ts'
import { useReach } from './use-call-escalation.ts'
import { useEscalate } from './use-escalate.tsx'
import { words } from './words.ts'
import styles from './escalation.module.css'

const LIVE: readonly WantedKind[] = ['talk-now', 'advice', 'callback', 'take-over']
const OVER: readonly WantedKind[] = ['callback', 'take-over']

/** What is wanted: a digit sends it. The packet that is out already is taken back first. */
export const WishChoice = ({ callId, escalation }: { readonly callId: CallId; readonly escalation: SeatEscalation | undefined }) => {
  const t = useWords(words)
  const format = useFormat()
  const { escalations } = useCallWork()
  const escalate = useEscalate()
  const reach = useReach()
  const now = useHubNow()
  const rules = useTeam(({ team }) => team?.rules)
  const live = useCallView(callId)?.call.phase === 'active'
  const out = escalation?.state.phase === 'offered' ? escalation : undefined
  const best: WantedKind = out?.wanted.kind ?? (reach?.kind === 'free' && live ? 'talk-now' : 'callback')
  const close = (): void => escalations.choose(undefined)
  const send = (wanted: WantedKind): void => {
    close()
    if (out === undefined) escalate({ callId, wanted })
    else if (wanted !== out.wanted.kind) void escalations.wishAgain(out.packet.id, wanted)
  }
  const label = (kind: WantedKind): string =>
    kind === 'callback'
      ? t('wish.callback', { time: rules === undefined ? '' : format.byWhen(callbackBy(rules, now), now) })
      : t(`wish.${kind}`)
  return (
    <section className={styles.pane}>
      <SectionHead
        title={t('chooseTitle')}
        aside={
          <Button size="small" tone="quiet" action="escalateChoose" onPress={close}>
            {t('close')}
          </Button>
        }
      />
      <div className={styles.part}>
        {reach !== undefined && <p className={styles.fact}>{reachWords(reach, t, format, now)}</p>}
        <div className={styles.choices} role="radiogroup" aria-label={t('chooseTitle')}>
          {(live ? LIVE : OVER).map((kind, index) => (
            <Choice key={kind} chosen={kind === best} action={chooseAction(index + 1)} onChoose={() => send(kind)}>
              {label(kind)}
            </Choice>
          ))}
        </div>
      </div>
    </section>
  )
}

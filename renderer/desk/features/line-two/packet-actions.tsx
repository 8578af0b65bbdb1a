import { IconArrowBackUp, IconCheck, IconMessage, IconPhone } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { usePhone } from '../../state/desk-context.tsx'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Button } from '../../ui/button.tsx'
import { useHolding } from './use-holding.ts'
import { words } from './words.ts'
import styles from './bar.module.css'

interface Props {
  readonly escalation: SeatEscalation
  /** In the bar on the accent, in the plain bar, or below the answer while a call has the bar. */
  readonly place: 'fill' | 'bar' | 'answer'
  /** F2 belongs to an offer that came after this packet was opened: it answers what rings. */
  readonly keyless?: boolean
}

const icon = { size: 16, stroke: 1.9 } as const

/** What can be decided about a packet now. A ringing call has F2 first. */
export const PacketActions = ({ escalation, place, keyless = false }: Props) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const holding = useHolding(escalation.state)
  const busy = useLineTwoView((view) => view.busy.has(escalation.packet.id))
  if (holding === 'other' || holding === 'closed') return null
  const takes = holding === 'take' || holding === 'wait'
  const disabled = busy || holding === 'wait'
  const shared = { size: place === 'answer' ? 'base' : 'call', grow: true, disabled } as const
  const second = place === 'fill' ? 'on-fill' : 'plain'
  return (
    <div className={styles.actions} data-place={place}>
      <span className={styles.first}>
        {takes ? (
          <Accept escalation={escalation} place={place} disabled={disabled} keyless={keyless} />
        ) : (
          <Button
            {...shared}
            tone="primary"
            icon={<IconCheck {...icon} />}
            action="resolvePacket"
            onPress={() => void lineTwo.resolve(escalation)}
          >
            {t('resolve')}
          </Button>
        )}
      </span>
      {(takes || (holding === 'hold' && escalation.state.phase !== 'line-three')) && (
        <span className={styles.second}>
          <Button
            {...shared}
            tone={second}
            icon={<IconMessage {...icon} />}
            action="callBack"
            onPress={() => void lineTwo.advise(escalation)}
          >
            {t('advise')}
          </Button>
        </span>
      )}
      <span className={styles.third}>
        <Button
          {...shared}
          tone={second}
          icon={<IconArrowBackUp {...icon} />}
          action="returnPacket"
          onPress={() => void lineTwo.giveBack(escalation)}
        >
          {t('giveBack')}
        </Button>
      </span>
    </div>
  )
}

const Accept = ({ escalation, place, disabled, keyless }: Props & { readonly disabled: boolean }) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const rings = usePhone((state) => state?.calls.some(({ call }) => call.phase === 'incoming') ?? false)
  return (
    <Button
      size={place === 'answer' ? 'base' : 'call'}
      grow
      tone={place === 'fill' ? 'answer' : 'primary'}
      icon={<IconPhone {...icon} />}
      {...(rings || keyless === true ? {} : { action: 'answer' as const })}
      escapeFirst
      disabled={disabled}
      onPress={() => void lineTwo.accept(escalation)}
    >
      {t('accept')}
    </Button>
  )
}

import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import type { KnownCard } from '../../state/call-card.ts'
import { useCallWork, useCardCall, useDraft, useIdentityCheck } from '../../state/call-work-context.tsx'
import { WAYS } from '../../state/identity-check.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { takeToast, toast } from '../../ui/toast.tsx'
import { verifiedWords } from '../../ui/verified-words.ts'
import { words } from './words.ts'
import styles from './who.module.css'

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const
const TOAST = 'identity-verified'

/** Whether it was proved who is on the line, and how; while he is on it, a key asks. Nothing is shown before the answer. */
export const Verification = ({ card }: { readonly card: KnownCard }) => {
  const { callId } = card
  const { identity } = useCallWork()
  const { work, stage } = useDraft(callId)
  const phase = useCardCall()?.call.phase
  // From the press of Answer on, so that nothing below it moves once more when the sound is there.
  const live = phase === 'active' || phase === 'connecting'
  const choosing = useIdentityCheck((state) => state.choosing === callId)
  const verified = work.clientId === card.candidate.client.id ? work.verified : undefined
  const open = choosing && (live || verified !== undefined)
  // The digits are given back when nobody is left to ask.
  useEffect(() => {
    if (choosing && !open) identity.close()
  }, [choosing, open, identity])
  if (!live && verified === undefined) return null
  return (
    <>
      <VerifiedLine verified={verified} open={open} onPress={stage === 'writing' ? () => identity.toggle(callId) : undefined} />
      {open && <WayChoice card={card} verified={verified} live={live} />}
    </>
  )
}

type Proof = ReturnType<typeof useDraft>['work']['verified']

interface VerifiedLineProps {
  readonly verified: Proof
  readonly open: boolean
  readonly onPress: (() => void) | undefined
}

const VerifiedLine = ({ verified, open, onPress }: VerifiedLineProps) => {
  const t = useWords(words)
  const how = useWords(verifiedWords)
  const format = useFormat()
  const Icon = verified === undefined ? IconShieldQuestion : IconShieldCheck
  return (
    <div className={`${styles.line} ${verified === undefined ? '' : styles.ok} ${styles.proof}`}>
      <Icon {...icon} />
      <span className={styles.proofWords} role="status">
        {t(verified === undefined ? 'notVerified' : 'isVerified')}
        {verified !== undefined && (
          <>
            <span className="fl-hidden">, </span>
            <span className={styles.proofHow}>{t('verifiedHow', { how: how(verified.how), time: format.clock(verified.at) })}</span>
          </>
        )}
      </span>
      {onPress !== undefined && (
        <Button size="small" tone="quiet" action="verify" iconOnly={verified !== undefined} expanded={open} onPress={onPress}>
          {open ? t('close') : verified === undefined ? t('verify') : t('verifyChange')}
        </Button>
      )}
    </div>
  )
}

/** The ways by digit; the last one takes the proof back. */
const WayChoice = ({
  card: { callId },
  verified,
  live,
}: {
  readonly card: KnownCard
  readonly verified: Proof
  readonly live: boolean
}) => {
  const t = useWords(words)
  const how = useWords(verifiedWords)
  const { identity } = useCallWork()
  const say = (title: string): void =>
    toast({
      id: TOAST,
      title,
      action: {
        label: t('undo'),
        run: () => {
          takeToast(TOAST)
          identity.restore(callId, verified)
        },
      },
    })
  return (
    <div className={styles.roles} role="radiogroup" aria-label={t('howVerified')}>
      {live &&
        WAYS.map((way, index) => (
          <Choice
            key={way}
            chosen={verified?.how === way}
            action={chooseAction(index + 1)}
            onChoose={() => {
              identity.confirm(callId, way)
              say(t('verifiedTold', { how: how(way) }))
            }}
          >
            {how(way)}
          </Choice>
        ))}
      {verified !== undefined && (
        <Choice
          chosen={false}
          action={chooseAction(WAYS.length + 1)}
          onChoose={() => {
            identity.restore(callId, undefined)
            say(t('notVerified'))
          }}
        >
          {t('takeBack')}
        </Choice>
      )}
    </div>
  )
}

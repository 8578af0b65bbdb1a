import { useEffect, useState } from 'react'
import type { Call } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { callsOnDesk } from '../../state/current-call.ts'
import { useDesk, usePhone } from '../../state/desk-context.tsx'
import { useCurrentCall } from '../../state/use-call-view.ts'
import { useCallName } from './use-call-name.ts'
import { softphoneWords } from './words.ts'

const PRODUCT = 'Firstline'

/** The card names the caller within this time (ms); said earlier, a reader would hear the number and then the name. */
const NAMED_WITHIN_MS = 400

/** Tells of calls beyond the screen: the window's title, and once to screen readers. Never takes the focus. */
export const CallAttention = () => {
  const current = useCurrentCall()?.call
  const waiting = usePhone((state) => callsOnDesk(state).others.find((view) => view.call.phase === 'incoming')?.call)
  const rings = current?.phase === 'incoming' ? current : waiting
  return (
    // Readers notice a change of a region that is there already.
    <div className="fl-hidden" aria-live="assertive">
      {rings !== undefined && <Ringing key={rings.id} call={rings} />}
      {rings === undefined && current?.phase === 'active' && <Talking key={current.id} call={current} />}
    </div>
  )
}

const Ringing = ({ call }: { readonly call: Call }) => {
  const t = useWords(softphoneWords)
  const { clock } = useDesk()
  const { title, details } = useCallName(call, true)
  const [due, setDue] = useState(false)
  useTitle(t('titleRings', { name: title }))
  useEffect(() => clock.after(NAMED_WITHIN_MS, () => setDue(true)), [clock])
  return due ? [t('announce', { name: title }), ...details.map(({ text }) => text)].join(', ') : null
}

const Talking = ({ call }: { readonly call: Call }) => {
  const t = useWords(softphoneWords)
  const { title } = useCallName(call, false)
  useTitle(t('titleTalks', { name: title }))
  return null
}

const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = title
    return () => {
      document.title = PRODUCT
    }
  }, [title])
}

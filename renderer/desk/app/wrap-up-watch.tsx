import { useEffect, useEffectEvent } from 'react'
import { useWorkCall } from '../state/call-work-context.tsx'

interface WrapUpWatchProps {
  readonly onBegin: () => void
  readonly onEnd: () => void
}

/** Tells when a wrap-up begins and ends. A leaf: what the phone says must not make the panes render. */
export const WrapUpWatch = ({ onBegin, onEnd }: WrapUpWatchProps) => {
  const work = useWorkCall()
  const callId = work?.over === true ? work.callId : undefined
  const begin = useEffectEvent(onBegin)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (callId === undefined) return undefined
    begin()
    return () => end()
  }, [callId])
  return null
}

import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, usePhone } from '../../state/desk-context.tsx'
import { announceDuty, isAwaited } from '../../state/line-two-duty.ts'
import { followPacketCalls } from '../../state/line-two-calls.ts'
import { useLineTwo, useLineTwoView } from '../../state/line-two-context.tsx'
import { followToday } from '../../state/line-two-today.ts'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { clientName, companyOf } from './client-words.ts'
import { DeadlineWatch } from './deadline-watch.tsx'
import { playOffer } from './offer-sound.ts'
import { useOffers } from './use-offers.ts'
import { useWanted } from './use-wanted.ts'
import { words } from './words.ts'

/** What the specialist's desk does by itself: tells the duty, opens what is offered, warns of deadlines. */
export const LineTwoWatch = () => {
  const t = useWords(words)
  const desk = useDesk()
  const lineTwo = useLineTwo()
  useEffect(() => announceDuty(desk), [desk])
  useEffect(() => followToday(desk, lineTwo.store), [desk, lineTwo])
  useEffect(
    () =>
      followPacketCalls(desk, {
        title: ({ packet }) => clientName(packet.client, t),
        detail: ({ packet }) => `${companyOf(packet.client, t)}, ${packet.author.name}`,
      }),
    [desk, t],
  )
  // Again when the hub is there, and with every packet: colleagues write articles all day.
  const isConnected = useTeam(({ link }) => link.kind === 'connected')
  const openId = useLineTwoView((view) => view.openId)
  useEffect(() => void lineTwo.readArticles(), [lineTwo, isConnected, openId])
  useEffect(() => {
    const flush = (): void => lineTwo.close()
    window.addEventListener('pagehide', flush)
    return () => window.removeEventListener('pagehide', flush)
  }, [lineTwo])
  return (
    <>
      <OfferWatch />
      <DeadlineWatch />
    </>
  )
}

/** An offer opens by itself unless something is in hand, sounds, and is said to readers and in the window's title. */
const OfferWatch = () => {
  const t = useWords(words)
  const desk = useDesk()
  const lineTwo = useLineTwo()
  const wanted = useWanted()
  const [offer] = useOffers()
  const rings = usePhone((state) => state?.calls.some(({ call }) => call.phase === 'incoming' || call.phase === 'active') ?? false)
  const shown = useRef<string>(undefined)
  const id = offer?.packet.id
  useResumed()
  const text = offer === undefined ? '' : t('announceOffer', { name: clientName(offer.packet.client, t), wanted: wanted(offer) })
  useEffect(() => {
    if (id === undefined || shown.current === id) return
    shown.current = id
    if (isFreeToOpen(desk, lineTwo)) lineTwo.open(id)
  }, [id, desk, lineTwo])
  useEffect(() => (id === undefined || rings ? undefined : playOffer()), [id, rings])
  useEffect(() => {
    if (text === '') return undefined
    const before = document.title
    document.title = text
    return () => {
      document.title = before
    }
  }, [text])
  return (
    <div className="fl-hidden" aria-live="assertive">
      {text}
    </div>
  )
}

/** After a restart of the screen: whoever waits on the phone is found again. */
const useResumed = (): void => {
  const lineTwo = useLineTwo()
  const known = useTeam((team) => team.team?.member.id)
  const heldId = useTeam(({ escalations }) => (known === undefined ? undefined : awaitedId(escalations.values(), known)))
  const done = useRef(false)
  useEffect(() => {
    if (done.current || known === undefined) return
    if (heldId === undefined && lineTwo.store.getState().openId === undefined) return
    done.current = true
    if (heldId !== undefined && lineTwo.store.getState().openId === undefined) lineTwo.open(heldId)
  }, [known, heldId, lineTwo])
}

const awaitedId = (escalations: Iterable<SeatEscalation>, me: string): string | undefined => {
  for (const escalation of escalations) if (isAwaited([escalation], me)) return escalation.packet.id
  return undefined
}

/** Nothing is being typed, and the open packet is not one that is being worked on. */
const isFreeToOpen = ({ stores, team }: ReturnType<typeof useDesk>, lineTwo: ReturnType<typeof useLineTwo>): boolean => {
  const { openId, drafts } = lineTwo.store.getState()
  if (openId === undefined) return true
  const { escalations, team: description } = team.store.getState()
  const state = escalations.get(openId)?.state
  const inHand =
    (state?.phase === 'accepted' || state?.phase === 'connected' || state?.phase === 'advising') && state.by.id === description?.member.id
  return !inHand && (drafts[openId]?.text ?? '') === '' && !stores.keys.getState().typing
}

import { describe, expect, it } from 'vitest'
import { allReady, OperatorPlay, WRAP_UP_MS } from '../../../support/operator-play.ts'

const lunch = { kind: 'break', reasonId: 'lunch' } as const
const ended = (callId: string, wrapUp: boolean) => ({ kind: 'call-ended', callId, wrapUp }) as const
const finished = (callId: string) => ({ kind: 'wrap-up-finished', callId }) as const
const chosen = (next: typeof lunch | { readonly kind: 'ready' }) => ({ kind: 'chosen', next }) as const

describe('honest Ready', () => {
  it.each([
    [{ ...allReady, microphone: 'denied' }, 'microphone-denied'],
    [{ ...allReady, microphone: 'missing' }, 'no-microphone'],
    [{ ...allReady, speaker: false }, 'no-speaker'],
    [{ ...allReady, registered: false }, 'not-registered'],
    [{ ...allReady, media: false }, 'media-blocked'],
  ] as const)('%j → %s, and back', (readiness, why) => {
    const play = new OperatorPlay().ready().tell({ kind: 'readiness-changed', readiness })
    expect(play.presence).toMatchObject({ kind: 'not-ready', why })
    expect(play.tell({ kind: 'readiness-changed', readiness: allReady }).presence.kind).toBe('ready')
  })

  it('says after the wrap-up what went bad in the call', () => {
    const play = new OperatorPlay().ready().talking('a')
    play.tell({ kind: 'readiness-changed', readiness: { ...allReady, registered: false } }, ended('a', true), finished('a'))
    expect(play.presence).toMatchObject({ kind: 'not-ready', why: 'not-registered' })
  })

  it('tells nobody anything when nothing changed', () => {
    const play = new OperatorPlay().ready().tell({ kind: 'readiness-changed', readiness: { ...allReady } })
    expect(play.effects).toEqual([])
    expect(play.presence).toEqual({ kind: 'ready', since: 2000 })
  })
})

describe('wrap-up', () => {
  it('follows an answered call, with its deadline', () => {
    const play = new OperatorPlay().ready().worked('a')
    expect(play.presence).toEqual({ kind: 'wrap-up', since: play.at, until: play.at + WRAP_UP_MS, callId: 'a' })
    expect(play.effects).toEqual([
      { kind: 'publishPresence', presence: play.presence },
      { kind: 'showWrapUp', callId: 'a', until: play.at + WRAP_UP_MS },
    ])
  })

  it('does not follow a missed call', () => {
    expect(new OperatorPlay().ready().tell({ kind: 'call-rang', callId: 'a' }, ended('a', false)).presence.kind).toBe('ready')
  })

  it('waits as long as it takes: overtime changes nothing', () => {
    const play = new OperatorPlay().ready().worked('a')
    const { presence } = play
    play.at += 100 * WRAP_UP_MS
    expect(play.tell({ kind: 'readiness-changed', readiness: allReady }).presence).toBe(presence)
  })

  it('is kept while another call rings, and goes on with the time that was left', () => {
    const play = new OperatorPlay().ready().worked('a').tell({ kind: 'call-rang', callId: 'b' }, ended('b', false))
    expect(play.presence).toMatchObject({ kind: 'wrap-up', callId: 'a', until: play.at + WRAP_UP_MS - 1000 })
  })

  it('of the newer call comes first, then the older one', () => {
    const play = new OperatorPlay().ready().worked('a').worked('b')
    expect(play.presence).toMatchObject({ kind: 'wrap-up', callId: 'b' })
    expect(play.tell(finished('b')).presence).toMatchObject({ kind: 'wrap-up', callId: 'a' })
    expect(play.tell(finished('a')).presence.kind).toBe('ready')
  })

  it('may be finished for one call while another is up', () => {
    const play = new OperatorPlay().ready().talking('a').talking('b').tell(ended('b', true))
    expect(play.presence.kind).toBe('on-call')
    expect(play.tell(finished('b'), ended('a', false)).presence.kind).toBe('ready')
  })
})

describe('what comes next', () => {
  it('is chosen in the call, used once, and cleared', () => {
    const play = new OperatorPlay().ready().talking('a').tell(chosen(lunch))
    expect(play.presence).toMatchObject({ kind: 'on-call', next: lunch })
    expect(play.tell(ended('a', true)).presence).toMatchObject({ kind: 'wrap-up', next: lunch })
    expect(play.tell(finished('a')).presence).toMatchObject({ kind: 'break', reasonId: 'lunch' })
    play.tell(chosen({ kind: 'ready' })).talking('b')
    expect(play.presence).not.toHaveProperty('next')
    expect(play.tell(ended('b', true), finished('b')).presence.kind).toBe('ready')
  })

  it('can be changed, and does not restart the clocks', () => {
    const play = new OperatorPlay().ready().worked('a')
    const { until, since } = play.presence as { until: number; since: number }
    play.tell(chosen(lunch), chosen({ kind: 'ready' }))
    expect(play.presence).toEqual({ kind: 'wrap-up', since, until, callId: 'a', next: { kind: 'ready' } })
  })

  it('chosen while it rings is used when the call is missed', () => {
    const play = new OperatorPlay().ready().tell({ kind: 'call-rang', callId: 'a' }, chosen(lunch), ended('a', false))
    expect(play.presence).toMatchObject({ kind: 'break', reasonId: 'lunch' })
    expect(play.operator).not.toHaveProperty('next')
  })

  it('after a call made from a break is the break, said beforehand', () => {
    const play = new OperatorPlay().ready().tell(chosen(lunch), { kind: 'call-dialled', callId: 'a' })
    expect(play.presence).toMatchObject({ kind: 'on-call', next: lunch })
    expect(play.tell(ended('a', true), finished('a')).presence.kind).toBe('break')
  })
})

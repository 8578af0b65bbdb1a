import { describe, expect, it } from 'vitest'
import { callId } from '../../../support/call-builder.ts'
import { CallsPlay } from '../../../support/calls-play.ts'

const client = callId('client')
const colleague = callId('colleague')
const other = callId('other')
const byRemote = { kind: 'ended', reason: { kind: 'hung-up', by: 'remote' } } as const

/** The client is held, the colleague has answered. */
const consulting = (): CallsPlay =>
  new CallsPlay()
    .talking('client')
    .tell(
      { kind: 'consult-requested', callId: client, consultCallId: colleague, target: '2000' },
      { kind: 'hold-confirmed', callId: client },
      { kind: 'established', callId: colleague },
    )
const joining = (): CallsPlay => consulting().tell({ kind: 'join-requested', callId: client })
const joined = (): CallsPlay => joining().tell({ kind: 'resume-confirmed', callId: client })
const leaving = (): CallsPlay => joined().tell({ kind: 'leave-requested', callId: client })

const stage = (play: CallsPlay): string | undefined => {
  const call = play.call('client')
  return call?.phase === 'active' ? call.transfer?.stage : undefined
}

describe('joining three', () => {
  it.each([client, colleague])('resumes who is held, then joins the sound, asked on either call (%s)', (id) => {
    const play = consulting().tell({ kind: 'join-requested', callId: id })
    expect(play.done).toEqual(['sendResume client'])
    expect(stage(play)).toBe('joining')
    play.tell({ kind: 'resume-confirmed', callId: client })
    expect(play.effects).toEqual([{ kind: 'joinSound', callId: client, consultCallId: colleague }])
    expect(play.call('client')).toMatchObject({ hold: 'none', transfer: { stage: 'joined', since: play.at } })
    expect(play.call('colleague')).toMatchObject({ hold: 'none' })
  })

  it('works the same when it is the colleague who is held', () => {
    const swapped = consulting().tell(
      { kind: 'resume-requested', callId: client },
      { kind: 'hold-confirmed', callId: colleague },
      { kind: 'resume-confirmed', callId: client },
    )
    expect(swapped.tell({ kind: 'join-requested', callId: client }).done).toEqual(['sendResume colleague'])
    expect(swapped.tell({ kind: 'resume-confirmed', callId: colleague }).done).toEqual(['joinSound client'])
  })

  it('waits for both when both are held', () => {
    const play = consulting().tell({ kind: 'hold-requested', callId: colleague }, { kind: 'hold-confirmed', callId: colleague })
    expect(play.tell({ kind: 'join-requested', callId: client }).done).toEqual(['sendResume client', 'sendResume colleague'])
    expect(play.tell({ kind: 'resume-confirmed', callId: colleague }).done).toEqual([])
    expect(play.tell({ kind: 'resume-confirmed', callId: client }).done).toEqual(['joinSound client'])
  })

  it('joins also a client who came in the place of another call, and settles his consultation', () => {
    const replacing = (): CallsPlay =>
      new CallsPlay()
        .invite('client', 'ready', 'before')
        .tell(
          { kind: 'answer-pressed', callId: client },
          { kind: 'established', callId: client },
          { kind: 'consult-requested', callId: client, consultCallId: colleague, target: '2000' },
          { kind: 'hold-confirmed', callId: client },
          { kind: 'established', callId: colleague },
        )
    const three = replacing().tell({ kind: 'join-requested', callId: client }, { kind: 'resume-confirmed', callId: client })
    expect(three.done).toEqual(['joinSound client'])
    expect(stage(three)).toBe('joined')
    const left = replacing().tell({ ...byRemote, callId: colleague })
    expect(stage(left)).not.toBe('consulting')
  })

  it('is a consultation again when the resume is refused', () => {
    const play = joining().tell({ kind: 'resume-failed', callId: client })
    expect(play.done).toEqual(['notify client'])
    expect(stage(play)).toBe('consulting')
    expect(play.tell({ kind: 'join-requested', callId: client }).done).toEqual(['sendResume client'])
  })

  it('is refused while the colleague rings, a hold is on its way, another is spoken with, or nobody is consulted', () => {
    const join = { kind: 'join-requested', callId: client } as const
    expect(new CallsPlay().talking('client').tell(join).refused).toBe('not-now')
    expect(consulting().tell({ kind: 'hold-requested', callId: colleague }, join).refused).toBe('not-now')
    expect(joined().tell(join).refused).toBe('not-now')
    const third = consulting()
      .invite('other', 'on-call')
      .tell(
        { kind: 'answer-pressed', callId: other },
        { kind: 'hold-confirmed', callId: colleague },
        { kind: 'established', callId: other },
      )
    expect(third.tell(join).refused).toBe('not-now')
  })

  it.each([client, colleague])('a party that hangs up on the way leaves a call of two (%s)', (id) => {
    const play = joining().tell({ ...byRemote, callId: id })
    expect(stage(play)).toBeUndefined()
    expect(play.done).toEqual([])
  })
})

describe('the talk of three', () => {
  it('lets the client go on when the colleague hangs up', () => {
    const play = joined().tell({ ...byRemote, callId: colleague })
    expect(play.effects).toContainEqual({ kind: 'partSound', callId: client, consultCallId: colleague })
    expect(play.call('client')).toMatchObject({ phase: 'active', hold: 'none' })
    expect(play.call('client')).not.toHaveProperty('transfer')
  })

  it('lets the colleague go on when the client hangs up', () => {
    const play = joined().tell({ ...byRemote, callId: client })
    expect(play.done).toEqual(['partSound client'])
    expect(play.call('colleague')).toMatchObject({ phase: 'active', hold: 'none' })
    expect(play.call('client')).toMatchObject({ reason: { kind: 'hung-up', by: 'remote' } })
  })

  it('comes back to the client alone when it is cancelled', () => {
    const play = joined().tell({ kind: 'transfer-cancelled', callId: client })
    expect(play.done).toEqual(['sendBye colleague', 'partSound client'])
    expect(play.call('client')).toMatchObject({ phase: 'active', hold: 'none' })
  })

  it.each([client, colleague])('is a consultation again when one is held (%s), as soon as the hold is in force', (id) => {
    const play = joined().tell({ kind: 'hold-requested', callId: id })
    expect(stage(play)).toBe('joined')
    play.tell({ kind: 'hold-confirmed', callId: id })
    expect(play.done).toEqual(['partSound client'])
    expect(stage(play)).toBe('consulting')
  })

  it('goes on when a hold is refused, and when the other side holds us', () => {
    const play = joined().tell({ kind: 'hold-requested', callId: client }, { kind: 'hold-failed', callId: client })
    expect(stage(play)).toBe('joined')
    play.tell({ kind: 'remote-hold-changed', callId: colleague, held: true })
    expect(stage(play)).toBe('joined')
    play.tell({ kind: 'remote-hold-changed', callId: colleague, held: false })
    expect(play.effects).toEqual([])
    expect(stage(play)).toBe('joined')
  })

  it('survives a path that breaks and comes back', () => {
    const play = joined().tell({ kind: 'media-interrupted', callId: client })
    expect(play.done).toEqual(['restartIce client'])
    expect(stage(play.tell({ kind: 'media-flowing', callId: client }))).toBe('joined')
    play.tell({ kind: 'given-up', callId: client, why: 'media-lost' })
    expect(play.done).toEqual(['sendBye client', 'partSound client'])
    expect(play.call('colleague')).toMatchObject({ phase: 'active' })
  })

  it('mutes the one microphone in both calls', () => {
    const play = joined().tell({ kind: 'mute-requested', callId: colleague, muted: true })
    expect(play.done).toEqual(['setMuted colleague', 'setMuted client'])
    play.tell({ kind: 'mute-requested', callId: client, muted: false })
    expect(play.call('client')).toMatchObject({ muted: false })
    expect(play.call('colleague')).toMatchObject({ muted: false })
  })

  it('never turns a microphone on that was off in one of them', () => {
    const play = consulting().tell({ kind: 'mute-requested', callId: colleague, muted: true })
    expect(play.done).toEqual(['setMuted colleague'])
    play.tell({ kind: 'join-requested', callId: client })
    expect(play.done).toEqual(['sendResume client', 'setMuted client'])
    expect(play.call('client')).toMatchObject({ muted: true })
  })

  it('is held whole before another call is answered', () => {
    const play = joined().invite('other', 'on-call').tell({ kind: 'answer-pressed', callId: other })
    expect(play.done).toEqual(['sendHold client', 'sendHold colleague'])
    play.tell({ kind: 'hold-confirmed', callId: client })
    expect(play.done).toEqual(['partSound client'])
    play.tell({ kind: 'hold-confirmed', callId: colleague })
    expect(play.done).toEqual(['stopRinging other', 'accept other'])
    expect(stage(play)).toBe('consulting')
  })

  it('leaves the other ringing when one of the two cannot be held', () => {
    const play = joined().invite('other', 'on-call').tell({ kind: 'answer-pressed', callId: other })
    play.tell({ kind: 'hold-failed', callId: client }, { kind: 'hold-confirmed', callId: colleague })
    expect(play.calls.queued).toBeUndefined()
    expect(play.call('other')).toMatchObject({ phase: 'incoming' })
    expect(stage(play)).toBe('consulting')
  })
})

describe('leaving three', () => {
  it.each([
    { kind: 'leave-requested', callId: client },
    { kind: 'leave-requested', callId: colleague },
    { kind: 'complete-requested', callId: client },
  ] as const)('connects the two and goes ($kind on $callId); they hear each other meanwhile', (request) => {
    const play = joined().tell(request)
    expect(play.done).toEqual(['sendReferReplaces client'])
    expect(stage(play)).toBe('leaving')
    play.tell({ kind: 'transfer-accepted', callId: client })
    expect(play.done).toEqual(['sendBye client', 'sendBye colleague', 'partSound client'])
    expect(play.call('client')).toMatchObject({ reason: { kind: 'transferred', how: 'attended', target: '2000' } })
    expect(play.call('colleague')).toMatchObject({ reason: { kind: 'replaced' } })
  })

  it('goes on with three when the PBX refuses', () => {
    const play = leaving().tell({ kind: 'transfer-failed', callId: client, why: 'refused-by-pbx' })
    expect(play.done).toEqual([])
    expect(play.call('client')).toMatchObject({ transfer: { stage: 'joined', leaveFailed: 'refused-by-pbx' } })
    expect(play.tell({ kind: 'leave-requested', callId: client }).done).toEqual(['sendReferReplaces client'])
  })

  it('keeps the client when the PBX refuses and the colleague is gone meanwhile', () => {
    const play = leaving().tell({ ...byRemote, callId: colleague })
    expect(play.call('colleague')).toMatchObject({ reason: { kind: 'replaced' } })
    play.tell({ kind: 'transfer-failed', callId: client, why: 'refused-by-pbx' })
    expect(play.call('client')).toMatchObject({ phase: 'active', hold: 'none', transfer: { stage: 'failed', why: 'refused-by-pbx' } })
  })

  it('is refused outside the talk of three, while a leg is being held, and twice', () => {
    const leave = { kind: 'leave-requested', callId: client } as const
    expect(consulting().tell(leave).refused).toBe('not-now')
    expect(joining().tell(leave).refused).toBe('not-now')
    expect(joined().tell({ kind: 'hold-requested', callId: colleague }, leave).refused).toBe('not-now')
    expect(leaving().tell(leave).refused).toBe('not-now')
    expect(new CallsPlay().talking('client').tell(leave).refused).toBe('not-now')
  })

  it('is a consultation when the leave fails after the colleague was held', () => {
    const play = leaving().tell({ kind: 'hold-requested', callId: colleague }, { kind: 'hold-confirmed', callId: colleague })
    expect(play.done).toEqual(['partSound client'])
    expect(stage(play)).toBe('leaving')
    play.tell({ kind: 'transfer-failed', callId: client, why: 'no-answer' })
    expect(stage(play)).toBe('consulting')
  })
})

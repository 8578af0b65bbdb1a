import { afterEach, expect, test } from 'vitest'
import { MediaSession } from '../../../../renderer/phone/sip/media-session.ts'

const open: MediaSession[] = []

afterEach(() => {
  for (const session of open.splice(0)) session.close()
})

function aSession(): MediaSession {
  const context = new AudioContext()
  const session = new MediaSession({
    iceServers: [],
    certificate: undefined,
    microphone: () => {
      const [track] = new MediaStreamAudioDestinationNode(context).stream.getAudioTracks()
      return track === undefined ? Promise.reject(new Error('No track')) : Promise.resolve(track)
    },
    onPeer: () => undefined,
    onRemoteHold: () => undefined,
    onConnection: () => undefined,
  })
  open.push(session)
  return session
}

test('an offer that crosses ours is refused, and ours still gets its answer', async () => {
  const [ours, theirs] = [aSession(), aSession()]
  const crossing = await aSession().getDescription()

  const offering = ours.getDescription()
  await expect(ours.setDescription(crossing.body)).rejects.toThrow('crossed')
  await ours.rollbackDescription()
  const offer = await offering

  await theirs.setDescription(offer.body)
  await ours.setDescription((await theirs.getDescription()).body)
  expect(ours.peer.signalingState).toBe('stable')
  expect(theirs.peer.signalingState).toBe('stable')
})

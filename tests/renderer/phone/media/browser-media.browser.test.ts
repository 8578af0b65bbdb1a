import { afterEach, expect, test } from 'vitest'
import { callIdSchema } from '../../../../core/contract/call-schema.ts'
import { BrowserMedia } from '../../../../renderer/phone/media/browser-media.ts'
import type { CallMeasurement } from '../../../../renderer/phone/media/phone-media.ts'
import { until } from '../../../support/sip-seat.ts'

const callId = callIdSchema.parse('call')
const peers: RTCPeerConnection[] = []

afterEach(() => {
  for (const peer of peers.splice(0)) peer.close()
})

/** Joins two peers; the far one speaks a tone. Returns the near one's remote stream, as a call's media has it. */
async function join(
  near: RTCPeerConnection,
  remote: MediaStream,
  context = new AudioContext(),
  loudness = new GainNode(context),
): Promise<void> {
  const far = new RTCPeerConnection()
  peers.push(near, far)
  const oscillator = new OscillatorNode(context, { frequency: 600 })
  const destination = new MediaStreamAudioDestinationNode(context)
  oscillator.connect(loudness).connect(destination)
  oscillator.start()
  for (const track of destination.stream.getTracks()) far.addTrack(track, destination.stream)
  near.addEventListener('track', ({ track }) => remote.addTrack(track))
  near.addEventListener('icecandidate', ({ candidate }) => void far.addIceCandidate(candidate ?? undefined))
  far.addEventListener('icecandidate', ({ candidate }) => void near.addIceCandidate(candidate ?? undefined))
  await far.setLocalDescription()
  if (far.localDescription !== null) await near.setRemoteDescription(far.localDescription)
  await near.setLocalDescription()
  if (near.localDescription !== null) await far.setRemoteDescription(near.localDescription)
}

test('becomes ready: microphone warm, speaker there, sound can flow', async () => {
  const media = new BrowserMedia({}, () => undefined)
  media.keepReady()
  await until(
    () => (media.readiness.media && media.readiness.microphone === 'ok' && media.readiness.speaker ? true : undefined),
    'readiness',
  )
  await until(() => (media.devices.permission === 'granted' ? true : undefined), 'the permission is read')
  expect(media.devices.microphones.length).toBeGreaterThan(0)
  media.release()
})

test('every call gets a track of its own; the choice of another microphone reaches living calls', async () => {
  let replaced = 0
  const media = new BrowserMedia({}, () => replaced++)
  media.keepReady()
  const [one, two] = await Promise.all([media.openMicrophone(), media.openMicrophone()])
  one.stop()
  expect(two.readyState).toBe('live')
  await until(() => (media.devices.microphones.length > 1 ? true : undefined), 'the devices')
  const other = media.devices.microphones.find(({ id }) => id !== 'default' && id !== media.devices.microphoneId)
  if (other === undefined) throw new Error('Chromium has more than one fake microphone.')
  await media.choose({ microphoneId: other.id })
  await until(() => (media.devices.microphoneId === other.id ? true : undefined), 'the chosen microphone')
  expect(replaced).toBe(1)
  two.stop()
  media.release()
})

test('a preferred microphone that is gone is replaced by the one that is there', async () => {
  const media = new BrowserMedia({ microphoneId: 'unplugged' }, () => undefined)
  const track = await media.openMicrophone()
  expect(track.readyState).toBe('live')
  expect(media.readiness.microphone).toBe('ok')
  track.stop()
  media.release()
})

test('hears the first sound once and measures the call', async () => {
  const media = new BrowserMedia({}, () => undefined)
  const heard: number[] = []
  const measured: CallMeasurement[] = []
  media.listen({ onChange: () => undefined, onMeasured: (each) => measured.push(each), onAudible: (_id, afterMs) => heard.push(afterMs) })
  const near = new RTCPeerConnection()
  const remote = new MediaStream()
  const joined = join(near, remote)
  media.attach(callId, near, remote)
  media.noticeAnswer(callId)
  await joined
  await until(() => heard[0], 'the first sound')
  const last = await until(() => measured.find(({ reading }) => reading !== undefined), 'a reading')
  expect(last.packetsReceived).toBeGreaterThan(20)
  expect(last.reading?.loss).toBe(0)
  expect(heard).toHaveLength(1)
  media.detach(callId)
})

test('a device that comes on a break does not open the microphone; after the break it is open again', async () => {
  const opened: MediaStreamConstraints[] = []
  const { mediaDevices } = navigator
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = (constraints = {}) => {
    opened.push(constraints)
    return open(constraints)
  }
  try {
    const list = await mediaDevices.enumerateDevices()
    const other = list.findLast(({ kind }) => kind === 'audioinput')
    if (other === undefined) throw new Error('Chromium has fake microphones.')
    const media = new BrowserMedia({ microphoneId: other.deviceId }, () => undefined)
    media.keepReady()
    await until(() => (media.readiness.microphone === 'ok' && media.readiness.media ? true : undefined), 'readiness')
    let changes = 0
    media.listen({ onChange: () => changes++, onMeasured: () => undefined, onAudible: () => undefined })
    media.release()
    opened.length = 0
    mediaDevices.dispatchEvent(new Event('devicechange'))
    await until(() => (changes > 0 ? true : undefined), 'the change to be seen')
    expect(opened).toEqual([])
    media.keepReady()
    await until(() => (opened.length > 0 ? true : undefined), 'the microphone')
    media.release()
  } finally {
    mediaDevices.getUserMedia = open
  }
})

test('a microphone that was denied is taken as soon as it is allowed', async () => {
  const { mediaDevices } = navigator
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  const media = new BrowserMedia({}, () => undefined)
  try {
    media.keepReady()
    await until(() => (media.readiness.microphone === 'denied' ? true : undefined), 'the denial')
  } finally {
    mediaDevices.getUserMedia = open
  }
  await until(() => (media.readiness.microphone === 'ok' ? true : undefined), 'the microphone')
  media.release()
})

test('line noise is not the first sound, a voice is; silence is known from its last packet', async () => {
  const media = new BrowserMedia({}, () => undefined)
  const heard: number[] = []
  const measured: CallMeasurement[] = []
  media.listen({ onChange: () => undefined, onMeasured: (each) => measured.push(each), onAudible: (_id, afterMs) => heard.push(afterMs) })
  const near = new RTCPeerConnection()
  const remote = new MediaStream()
  // RMS of a sine is its amplitude / √2: 0.004, as loud as the simulated line.
  const context = new AudioContext()
  const loudness = new GainNode(context, { gain: 0.004 * Math.SQRT2 })
  const joined = join(near, remote, context, loudness)
  media.attach(callId, near, remote)
  media.noticeAnswer(callId)
  await joined
  await until(() => measured.find(({ packetsReceived }) => packetsReceived > 60), 'more than a second of noise')
  expect(heard).toEqual([])
  loudness.gain.value = 0.05
  await until(() => heard[0], 'the voice')
  expect(Date.now() - (media.lastSoundAt(callId) ?? 0)).toBeLessThan(400)
  const stopped = Date.now()
  peers.at(-1)?.close()
  await until(() => (Date.now() - stopped > 1_000 ? true : undefined), 'a second of silence')
  expect(Math.abs((media.lastSoundAt(callId) ?? 0) - stopped)).toBeLessThan(400)
  media.detach(callId)
  expect(media.lastSoundAt(callId)).toBeUndefined()
})

test('fifty calls leave no player behind', () => {
  const media = new BrowserMedia({}, () => undefined)
  const players = (): number => document.querySelectorAll('audio').length
  const before = players()
  for (let call = 0; call < 50; call++) {
    const peer = new RTCPeerConnection()
    const id = callIdSchema.parse(`call ${call}`)
    media.attach(id, peer, new MediaStream())
    media.noticeAnswer(id)
    peer.close()
    media.detach(id)
  }
  expect(players()).toBe(before)
})

test('tones start and stop', () => {
  const media = new BrowserMedia({}, () => undefined)
  media.startRingtone(callId)
  media.startCallWaitingTone(callId)
  media.stopRinging(callId)
  media.playRingback(callId)
  media.stopRingback(callId)
})

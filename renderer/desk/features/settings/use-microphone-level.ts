import { useEffect, useState } from 'react'

type ListenState = 'off' | 'listening' | 'failed'

/** How often the level is read, in ms: enough for the eye, little for the machine. */
const READ_EVERY_MS = 60
/** Full scale of the meter: speech rarely goes over an RMS of 0.25. */
const FULL_SCALE = 0.25

/** The level of a microphone, 0…1, while it is listened to. Off until asked for: it opens the microphone. */
export const useMicrophoneLevel = (
  deviceId: string | undefined,
): { readonly state: ListenState; readonly level: number; readonly toggle: () => void } => {
  const [state, setState] = useState<ListenState>('off')
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (state !== 'listening') return
    let stop = (): void => undefined
    let gone = false
    listen(deviceId, setLevel).then(
      (stopper) => {
        if (gone) stopper()
        else stop = stopper
      },
      () => setState('failed'),
    )
    return () => {
      gone = true
      stop()
    }
  }, [state, deviceId])
  return { state, level, toggle: () => setState(state === 'listening' ? 'off' : 'listening') }
}

async function listen(deviceId: string | undefined, report: (level: number) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: deviceId === undefined ? true : { deviceId: { exact: deviceId } } })
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    report(Math.min(1, rms / FULL_SCALE))
  }, READ_EVERY_MS)
  return () => {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    void context.close()
  }
}

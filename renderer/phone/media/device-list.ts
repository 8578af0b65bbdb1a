import type { AudioDevice } from '../../../core/domain/media/devices.ts'

export interface DeviceList {
  readonly microphones: readonly AudioDevice[]
  readonly speakers: readonly AudioDevice[]
}

/** The sound devices of this machine; labels are empty until the microphone was allowed once. */
export async function listDevices(): Promise<DeviceList> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const ofKind = (kind: MediaDeviceKind): AudioDevice[] =>
    all.filter((device) => device.kind === kind && device.deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, label }))
  return { microphones: ofKind('audioinput'), speakers: ofKind('audiooutput') }
}

/** Whether the microphone may be used, as far as the browser says. */
export async function microphonePermission(): Promise<'granted' | 'denied' | 'prompt'> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state
  } catch {
    return 'prompt'
  }
}

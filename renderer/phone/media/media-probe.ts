const CONNECT_MS = 4_000

/**
 * Proves that sound can flow at all before an operator is shown as Ready: two peer connections of this page agree on
 * audio, and the audio engine runs. Policies, broken drivers and blocked UDP show here and not in a client's ear.
 */
export async function probeMedia(context: AudioContext): Promise<boolean> {
  if (context.state !== 'running') await Promise.race([context.resume(), delay(500)]).catch(() => undefined)
  if (context.state !== 'running') return false
  const near = new RTCPeerConnection()
  const far = new RTCPeerConnection()
  try {
    return await Promise.race([connect(near, far), delay(CONNECT_MS).then(() => false)])
  } catch {
    return false
  } finally {
    near.close()
    far.close()
  }
}

async function connect(near: RTCPeerConnection, far: RTCPeerConnection): Promise<boolean> {
  const connected = new Promise<boolean>((resolve) => {
    near.addEventListener('connectionstatechange', () => {
      if (near.connectionState === 'connected') resolve(true)
      if (near.connectionState === 'failed') resolve(false)
    })
  })
  near.addEventListener('icecandidate', ({ candidate }) => void far.addIceCandidate(candidate ?? undefined).catch(() => undefined))
  far.addEventListener('icecandidate', ({ candidate }) => void near.addIceCandidate(candidate ?? undefined).catch(() => undefined))
  near.addTransceiver('audio', { direction: 'sendrecv' })
  await near.setLocalDescription()
  if (near.localDescription !== null) await far.setRemoteDescription(near.localDescription)
  await far.setLocalDescription()
  if (far.localDescription !== null) await near.setRemoteDescription(far.localDescription)
  return connected
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

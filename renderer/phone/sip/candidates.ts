/** One more batch of host candidates may follow the first within this time. */
const GRACE_MS = 10
/** How long a configured STUN or TURN server may take after the first host candidate; a silent one costs no more. */
const SERVER_WAIT_MS = 250
/** With no candidate at all we go on with what there is. */
const NOTHING_MS = 1_000

/**
 * Waits until the local description is worth sending: the first usable ICE candidate, not the end of gathering
 * (which a silent STUN server delays by 5 s and more). Call it before `setLocalDescription`; without trickle, what is
 * gathered later reaches the other side as peer-reflexive candidates (RFC 8445 §7.3.1.3).
 */
export function usableCandidates(peer: RTCPeerConnection, hasServers: boolean): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(finish, NOTHING_MS)
    let firstSeen = false
    function finish(): void {
      clearTimeout(timer)
      peer.removeEventListener('icecandidate', onCandidate)
      peer.removeEventListener('icegatheringstatechange', onGathering)
      resolve()
    }
    function within(ms: number): void {
      clearTimeout(timer)
      timer = setTimeout(finish, ms)
    }
    function onCandidate({ candidate }: RTCPeerConnectionIceEvent): void {
      if (candidate === null) return finish()
      if (candidate.type === 'srflx' || candidate.type === 'relay') return within(GRACE_MS)
      if (firstSeen || candidate.candidate === '') return
      firstSeen = true
      within(hasServers ? SERVER_WAIT_MS : GRACE_MS)
    }
    function onGathering(): void {
      if (peer.iceGatheringState === 'complete') finish()
    }
    peer.addEventListener('icecandidate', onCandidate)
    peer.addEventListener('icegatheringstatechange', onGathering)
  })
}

import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js'
import { usableCandidates } from './candidates.ts'
import { agreedAsAnswer } from './agreed-answer.ts'
import type { VoiceMix } from '../media/voice-mix.ts'
import { audioDirection, directionOf, remoteHolds } from './direction.ts'

/** Puts the microphone and the voice of another call together. */
export type MixVoices = (microphone: MediaStreamTrack, other: MediaStream) => VoiceMix

export interface MediaSessionSettings {
  readonly iceServers: readonly RTCIceServer[]
  /** Shared by all calls, so that no call waits for key generation. */
  readonly certificate: RTCCertificate | undefined
  /** A track of the microphone for this call alone; it is stopped with the call. Rejects without a microphone. */
  readonly microphone: () => Promise<MediaStreamTrack>
  readonly onPeer: (peer: RTCPeerConnection, remote: MediaStream) => void
  readonly onRemoteHold: (held: boolean) => void
  readonly onConnection: (state: 'flowing' | 'interrupted' | 'failed') => void
}

/**
 * The media of one call: one peer connection, offers and answers (RFC 8829). It keeps what SIP.js forgets between
 * re-INVITEs: whether we hold, whether ICE is to restart, and the way back when an offer is rejected. Directions are
 * set anew for every description, so a resume always offers `sendrecv` and a refresh keeps the hold.
 */
export class MediaSession implements SessionDescriptionHandler {
  readonly #settings: MediaSessionSettings
  readonly #peer: RTCPeerConnection
  readonly #remote = new MediaStream()
  #track: MediaStreamTrack | undefined
  #sender: RTCRtpSender | undefined
  /** In a talk of three: what goes out instead of the microphone alone. */
  #mix: { readonly voices: VoiceMix; readonly forget: () => void } | undefined
  #hold = false
  #remoteHold = false
  #muted = false
  #restartIce = false
  #offeredRestart = false
  /** Our offer is being made and has not gone out: whatever comes now is an offer of theirs, not the answer. */
  #isOffering = false
  /** Typed before the media path stood. */
  #earlyTones = ''

  constructor(settings: MediaSessionSettings) {
    this.#settings = settings
    this.#peer = new RTCPeerConnection({
      iceServers: [...settings.iceServers],
      bundlePolicy: 'max-bundle',
      ...(settings.certificate === undefined ? {} : { certificates: [settings.certificate] }),
    })
    this.#peer.addEventListener('track', ({ track }) => {
      for (const old of this.#remote.getTracks()) this.#remote.removeTrack(old)
      this.#remote.addTrack(track)
    })
    this.#peer.addEventListener('connectionstatechange', () => this.#judgeConnection())
    settings.onPeer(this.#peer, this.#remote)
  }

  get peer(): RTCPeerConnection {
    return this.#peer
  }

  get remote(): MediaStream {
    return this.#remote
  }

  get isHeldByRemote(): boolean {
    return this.#remoteHold
  }

  /** What the next offer or answer asks for; while held our microphone is silent. */
  setHold(held: boolean): void {
    this.#hold = held
    this.#applyMute()
  }

  setMuted(muted: boolean): void {
    this.#muted = muted
    this.#applyMute()
  }

  /** The next offer starts ICE anew. */
  restartIce(): void {
    this.#restartIce = true
  }

  /** Speaks into the call with another track from now on, without a new offer. */
  async replaceMicrophone(track: MediaStreamTrack): Promise<void> {
    if (this.#sender === undefined || this.#peer.signalingState === 'closed') {
      // Its own microphone is being opened at this moment, or nobody needs one any more.
      track.stop()
      return
    }
    const old = this.#track
    this.#track = track
    this.#applyMute()
    if (this.#mix === undefined) await this.#sender.replaceTrack(track)
    else this.#mix.voices.useMicrophone(track)
    old?.stop()
  }

  /** From now on this side hears the microphone and `other`, without a new offer. */
  async joinVoice(other: MediaSession, mix: MixVoices): Promise<void> {
    if (this.#sender === undefined || this.#track === undefined || this.#peer.signalingState === 'closed') return
    this.#mix?.forget()
    const voices = mix(this.#track, other.remote)
    const refresh = (): void => voices.useOther(other.remote)
    other.peer.addEventListener('track', refresh)
    const forget = (): void => {
      other.peer.removeEventListener('track', refresh)
      voices.stop()
    }
    this.#mix = { voices, forget }
    this.#applyMute()
    await this.#sender.replaceTrack(voices.track)
  }

  /** The microphone alone again. */
  async partVoice(): Promise<void> {
    const mix = this.#mix
    this.#mix = undefined
    if (mix === undefined) return
    // The microphone first, so that there is no moment without it.
    if (this.#track !== undefined && this.#peer.signalingState !== 'closed') await this.#sender?.replaceTrack(this.#track)
    mix.forget()
  }

  async getDescription(): Promise<BodyAndContentType> {
    this.#isOffering = this.#peer.signalingState !== 'have-remote-offer'
    try {
      return await this.#describe()
    } finally {
      this.#isOffering = false
    }
  }

  async #describe(): Promise<BodyAndContentType> {
    const peer = this.#peer
    await this.#ensureMicrophone()
    for (const transceiver of peer.getTransceivers()) {
      const isAudio = transceiver.receiver.track.kind === 'audio'
      transceiver.direction = !isAudio ? 'inactive' : this.#hold ? 'sendonly' : 'sendrecv'
    }
    const answering = peer.signalingState === 'have-remote-offer'
    const restart = this.#restartIce && !answering
    const hasServers = this.#settings.iceServers.length > 0
    const before = iceGeneration(peer)
    const gathered = usableCandidates(peer, hasServers)
    await peer.setLocalDescription(answering ? await peer.createAnswer() : await peer.createOffer({ iceRestart: restart }))
    this.#offeredRestart = restart
    if (restart) this.#restartIce = false
    // The servers' candidates come after the host's, and only for a new generation: a hold waits for nobody.
    const mayGrow = hasServers && iceGeneration(peer) !== before
    if (mayGrow || !/^a=candidate:/m.test(peer.localDescription?.sdp ?? '')) await gathered
    return { body: peer.localDescription?.sdp ?? '', contentType: 'application/sdp' }
  }

  /** Rejects when their offer crosses ours: SIP.js refuses theirs, and ours goes on (RFC 3261 §14.2). */
  async setDescription(sdp: string): Promise<void> {
    if (this.#isOffering) throw new Error('Their offer crossed ours.')
    const role = this.#peer.signalingState === 'have-local-offer' ? 'answer' : 'offer'
    await this.#peer.setRemoteDescription({ type: role, sdp })
    const held = remoteHolds(audioDirection(sdp), role, this.#hold, this.#remoteHold)
    if (held === this.#remoteHold) return
    this.#remoteHold = held
    this.#settings.onRemoteHold(held)
  }

  /** Undoes a rejected offer (RFC 8829 §4.1.10.2), so that the next one can be made. */
  async rollbackDescription(): Promise<void> {
    if (this.#isOffering) return
    const state = this.#peer.signalingState
    if (state === 'have-remote-offer') await this.#peer.setRemoteDescription({ type: 'rollback' })
    if (state !== 'have-local-offer') return
    // An offer that came to nothing has restarted nothing: the next one does.
    if (this.#offeredRestart) this.#restartIce = true
    await this.#peer.setLocalDescription({ type: 'rollback' })
    await this.#agreeAgain()
  }

  /**
   * After a rollback Chromium keeps the receiver as the rejected offer wanted it, so a refused hold would leave the
   * operator deaf. What was agreed before is therefore agreed once more, with ourselves: nothing goes out.
   */
  async #agreeAgain(): Promise<void> {
    const agreed = this.#peer.currentRemoteDescription
    const ours = this.#peer.currentLocalDescription
    const audio = this.#peer.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio')
    const direction = directionOf(audio?.currentDirection)
    if (agreed === null || ours === null || audio === undefined || direction === undefined) return
    audio.direction = direction
    await this.#peer.setLocalDescription(await this.#peer.createOffer())
    await this.#peer.setRemoteDescription({ type: 'answer', sdp: agreedAsAnswer(agreed.sdp, ours.sdp, direction) })
  }

  hasDescription(contentType: string): boolean {
    return contentType.toLowerCase() === 'application/sdp'
  }

  /**
   * RFC 4733 telephone events, 100 ms each with 70 ms between. The call is answered before its media path stands (DTLS is
   * still shaking hands): tones typed so early wait for it, on the wire they would be lost.
   */
  sendDtmf(tones: string): boolean {
    const { connectionState } = this.#peer
    if (this.#sender?.dtmf === null || this.#sender === undefined || connectionState === 'closed' || connectionState === 'failed')
      return false
    if (connectionState === 'new' || connectionState === 'connecting') {
      this.#earlyTones += tones
      return true
    }
    return this.#playTones(tones)
  }

  #playTones(tones: string): boolean {
    const dtmf = this.#sender?.dtmf
    if (dtmf === null || dtmf === undefined || !dtmf.canInsertDTMF) return false
    dtmf.insertDTMF(dtmf.toneBuffer + tones, 100, 70)
    return true
  }

  close(): void {
    this.#mix?.forget()
    this.#mix = undefined
    this.#track?.stop()
    this.#peer.close()
  }

  async #ensureMicrophone(): Promise<void> {
    if (this.#sender !== undefined) return
    const track = await this.#settings.microphone()
    if (this.#peer.signalingState === 'closed') {
      track.stop()
      throw new Error('The call ended while its microphone was opened.')
    }
    this.#track = track
    this.#applyMute()
    this.#sender = this.#peer.addTrack(track, new MediaStream([track]))
  }

  #applyMute(): void {
    if (this.#track !== undefined) this.#track.enabled = !this.#muted && !this.#hold
    // Muted is the microphone alone: the other voice goes on. A held side hears nobody.
    if (this.#mix !== undefined) this.#mix.voices.track.enabled = !this.#hold
  }

  #judgeConnection(): void {
    switch (this.#peer.connectionState) {
      case 'connected':
        if (this.#earlyTones !== '' && this.#playTones(this.#earlyTones)) this.#earlyTones = ''
        return this.#settings.onConnection('flowing')
      case 'disconnected':
        return this.#settings.onConnection('interrupted')
      case 'failed':
        return this.#settings.onConnection('failed')
      default:
        return
    }
  }
}

/** The credentials of ICE change with each gathering anew (RFC 8445 §9). */
function iceGeneration(peer: RTCPeerConnection): string | undefined {
  return /^a=ice-ufrag:(\S+)/m.exec(peer.localDescription?.sdp ?? '')?.[1]
}

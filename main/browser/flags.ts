/** What the flags of Chromium depend on. */
export interface FlagOptions {
  readonly headless: boolean
  readonly isRoot: boolean
  /** A made-up microphone instead of the machine's. */
  readonly fakeMicrophone: boolean
  /** WAV file that the made-up microphone plays in a loop. */
  readonly microphoneFile?: string
  readonly debugPort?: number
  /** Address that the app window begins at. */
  readonly appUrl: string
}

/** Calls go on in a window nobody sees: nothing may slow it down. */
const NEVER_SLOW = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows']

/** The command line of the workstation's Chromium. */
export function browserFlags(options: FlagOptions): readonly string[] {
  return [
    // A ringtone and the client's voice play without a click first.
    '--autoplay-policy=no-user-gesture-required',
    // Both ends of a sandbox call are in this browser, with or without a network.
    '--allow-loopback-in-peer-connection',
    '--disable-background-networking',
    ...NEVER_SLOW,
    options.headless ? '--window-size=1440,900' : `--app=${options.appUrl}`,
    // Chromium does not run as root otherwise; with the second flag it does not say so in a bar above the desk each time.
    ...(options.isRoot ? ['--no-sandbox', '--test-type'] : []),
    ...(options.fakeMicrophone ? ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] : []),
    ...(options.microphoneFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${options.microphoneFile}`]),
    ...(options.debugPort === undefined ? [] : [`--remote-debugging-port=${String(options.debugPort)}`]),
  ]
}

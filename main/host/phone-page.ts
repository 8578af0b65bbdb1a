/**
 * The phone's page. A microphone played from a file is given to the call as it is: echo cancellation and noise
 * suppression take a test tone for noise.
 */
export const phonePage = (microphoneFile: string | undefined): string =>
  microphoneFile === undefined ? 'phone.html' : 'phone.html?raw-microphone'

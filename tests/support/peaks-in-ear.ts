import type { Page } from 'playwright-core'

/** Loudest frequencies of what a seat's ear gets, in Hz, one for each call that sounds; measured in its phone window. */
export function peaksInEar(phoneWindow: Page): Promise<number[]> {
  return phoneWindow.evaluate(async () => {
    const streams = [...document.querySelectorAll('audio')].flatMap(({ srcObject, paused }) =>
      srcObject instanceof MediaStream && !paused && srcObject.getAudioTracks().length > 0 ? [srcObject] : [],
    )
    const context = new AudioContext()
    const analysers = streams.map((stream) => {
      const analyser = new AnalyserNode(context, { fftSize: 4096 })
      context.createMediaStreamSource(stream).connect(analyser)
      return analyser
    })
    // Not a wait for something to happen: the window over which the spectrum is measured (4096 samples are 93 ms).
    await new Promise((resolve) => setTimeout(resolve, 150))
    const peaks = analysers.flatMap((analyser) => {
      const bins = new Float32Array(analyser.frequencyBinCount)
      analyser.getFloatFrequencyData(bins)
      const level = Math.max(...bins)
      return level > -60 ? [(bins.indexOf(level) * context.sampleRate) / analyser.fftSize] : []
    })
    await context.close()
    return peaks
  })
}

/**
 * The loudest frequency of a spectrum in decibels, in Hz, refined between bins by a parabola through the three highest.
 * `binHz` is the width of one bin. 0 when the spectrum is empty.
 */
export function peakFrequency(spectrum: Float32Array, binHz: number): number {
  let best = 1
  for (let bin = 2; bin < spectrum.length - 1; bin += 1) {
    if ((spectrum[bin] ?? Number.NEGATIVE_INFINITY) > (spectrum[best] ?? Number.NEGATIVE_INFINITY)) best = bin
  }
  const [left, peak, right] = [spectrum[best - 1], spectrum[best], spectrum[best + 1]]
  if (left === undefined || peak === undefined || right === undefined || !Number.isFinite(peak)) return 0
  const bend = left - 2 * peak + right
  const shift = Number.isFinite(bend) && bend !== 0 ? (left - right) / (2 * bend) : 0
  return (best + Math.max(-0.5, Math.min(0.5, shift))) * binHz
}

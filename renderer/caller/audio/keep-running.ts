const RETRY_MS = 500

/**
 * Keeps an AudioContext running. A browser may hold it suspended until somebody touches a page of this origin, and an
 * output device that goes away suspends it again; so it is asked again until it runs. Returns the stopper.
 */
export function keepRunning(context: AudioContext, changed: () => void): () => void {
  const ask = (): void => {
    if (context.state !== 'running' && context.state !== 'closed') context.resume().catch(() => undefined)
  }
  const onChange = (): void => {
    changed()
    ask()
  }
  context.addEventListener('statechange', onChange)
  const timer = setInterval(ask, RETRY_MS)
  ask()
  return () => {
    clearInterval(timer)
    context.removeEventListener('statechange', onChange)
  }
}

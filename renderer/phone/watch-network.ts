const SLEEP_CHECK_MS = 5_000
/** A timer that comes this much too late means that the machine slept. */
const SLEPT_MS = 20_000

/** Calls back when the machine got another network path, or woke from sleep. */
export function watchNetwork(changed: () => void): void {
  addEventListener('online', changed)
  const connection: unknown = 'connection' in navigator ? navigator.connection : undefined
  if (connection instanceof EventTarget) connection.addEventListener('change', changed)
  let last = Date.now()
  setInterval(() => {
    const now = Date.now()
    if (now - last > SLEPT_MS) changed()
    last = now
  }, SLEEP_CHECK_MS)
}

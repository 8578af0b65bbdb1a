import type { Transport } from '../../../core/contract/envelope.ts'

/** What the preload script exposes as `window.firstline`. */
export interface PreloadLink {
  send(text: string): void
  onMessage(listener: (text: string) => void): void
}

/** The preload object, if this page has one. */
export function findPreloadLink(scope: object): PreloadLink | undefined {
  if (!('firstline' in scope)) return undefined
  const link = scope.firstline
  return isPreloadLink(link) ? link : undefined
}

/** Carries the bridge over Electron's preload object. The main process never goes away before its windows do. */
export function preloadTransport(link: PreloadLink): Transport {
  return {
    send: (text) => link.send(text),
    onMessage: (listener) => link.onMessage(listener),
    onClose: () => undefined,
  }
}

function isPreloadLink(value: unknown): value is PreloadLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'send' in value &&
    typeof value.send === 'function' &&
    'onMessage' in value &&
    typeof value.onMessage === 'function'
  )
}

import type { Page } from 'playwright-core'

/** Says `hello` on a BroadcastChannel of the seat, as a desk does when it opens, and returns the first `state` that is told. */
export function askState(page: Page, channel: string): Promise<unknown> {
  return page.evaluate(
    (name) =>
      new Promise<unknown>((resolve, reject) => {
        const line = new BroadcastChannel(name)
        const limit = setTimeout(() => {
          line.close()
          reject(new Error(`Nobody answers on ${name}`))
        }, 5000)
        line.onmessage = (message: MessageEvent<{ kind?: string }>) => {
          if (message.data.kind !== 'state') return
          clearTimeout(limit)
          line.close()
          resolve(message.data)
        }
        line.postMessage({ kind: 'hello', v: 1 })
      }),
    channel,
  )
}

import type { Page } from 'playwright-core'
import { bridgeRpcs, type RpcInput, type RpcName, type RpcOutput } from '../../core/contract/bridge.ts'
import type { SettingsPatch } from '../../core/contract/settings.ts'

/** Asks the host as a window of the seat does: over a bridge socket of the page's own. @throws Error with the host's refusal */
export async function askHost<N extends RpcName>(page: Page, method: N, params: RpcInput<N>): Promise<RpcOutput<N>> {
  const answer = await page.evaluate(
    ([name, body]) =>
      new Promise<unknown>((resolve, reject) => {
        const socket = new WebSocket(`ws://${location.host}/bridge`)
        socket.onerror = () => reject(new Error('The bridge does not answer'))
        socket.onopen = () => socket.send(JSON.stringify({ v: 1, kind: 'request', id: 'test', method: name, params: body }))
        socket.onmessage = (message: MessageEvent<string>) => {
          const envelope = JSON.parse(message.data) as { kind: string; id?: string; result?: unknown }
          if (envelope.id !== 'test') return
          socket.close()
          if (envelope.kind === 'response') resolve(envelope.result)
          else reject(new Error(message.data))
        }
      }),
    [method, params] as const,
  )
  return bridgeRpcs[method].output.parse(answer) as RpcOutput<N>
}

/** Changes the operator's settings and waits until this desk wears them. */
export async function wearSettings(page: Page, patch: SettingsPatch): Promise<void> {
  // A desk that is still opening reads the settings once and would not hear of the change.
  await page.locator('header').first().waitFor()
  await askHost(page, 'settings.write', patch)
  const { locale, theme } = patch
  if (locale !== undefined && locale !== null) await page.locator(`html[lang="${locale}"]`).waitFor({ state: 'attached' })
  if (theme === 'light' || theme === 'dark') await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ state: 'attached' })
}

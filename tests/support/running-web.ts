import { mkdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { anyPort } from '../../main/services/profile/kept-port.ts'
import { startWebServer, type WebServer, type WebServerOptions } from '../../main/web/web-server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What came back. */
export interface WebAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A web server over a small made-up application, closed when the test is. */
export async function runningWeb(over: Partial<WebServerOptions> = {}): Promise<WebServer> {
  const folder = await temporaryFolder()
  const folders = { pages: join(folder, 'pages'), resources: join(folder, 'resources') }
  await mkdir(join(folders.pages, 'assets'), { recursive: true })
  await mkdir(join(folders.resources, 'scenarios'), { recursive: true })
  await writeFile(join(folders.pages, 'desk.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  await writeFile(join(folders.pages, 'assets', 'desk-abc.js'), 'export {}')
  await writeFile(join(folders.resources, 'scenarios', 'line.ogg'), 'OggS')
  await writeFile(join(folder, 'secrets.json'), '{}')
  for (;;) {
    const web = await startWebServer(anyPort(), {
      folders,
      connect: () => ['wss://pbx.example:8089'],
      onBridge: (_request, socket) => socket.end(),
      ...over,
    })
    if (web === 'port-taken') continue
    onTestFinished(() => web.close())
    return web
  }
}

/** One request exactly as written: nothing is normalised and no header is added but those of HTTP itself. */
export function ask(
  web: { readonly port: number },
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string> } = {},
): Promise<WebAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: web.port, path, method: options.method ?? 'GET', headers: options.headers ?? {} })
    sent.once('error', reject)
    sent.once('response', (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.end()
  })
}

/** The header of somebody who is let in. */
export const admitted = ({ session }: WebServer): Record<string, string> => ({ Cookie: `${session.cookie.name}=${session.cookie.value}` })

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' }

export interface PageServer {
  readonly url: string
  close(): void
}

/** Serves a built page on this machine; isolated from other origins, so that it may measure its memory. @param port 0: any */
export async function servePage(folder: string, port: number, html = 'card-bench.html'): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const type = TYPES[extname(pathname)] ?? 'application/octet-stream'
    readFile(join(folder, pathname)).then(
      (body) => {
        response.writeHead(200, {
          'Content-Type': type,
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Embedder-Policy': 'require-corp',
          'Content-Security-Policy': "default-src 'self'; img-src data:",
        })
        response.end(body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The page has no port')
  return { url: `http://127.0.0.1:${String(address.port)}/${html}`, close: () => void server.close() }
}

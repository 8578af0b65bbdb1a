import { randomBytes } from 'node:crypto'
import { protocol, session } from 'electron'
import { pageResponse } from '../web/page-response.ts'
import type { PublicFolders } from '../web/static-files.ts'

export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://firstline'

/** Must run before the app is ready: makes `app:` a secure origin with storage, workers and media. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

/** Serves the pages under `app://firstline`, with the headers of the loopback host. */
export function serveApp(partition: string, folders: PublicFolders, connect: () => readonly string[]): void {
  session.fromPartition(partition).protocol.handle(APP_SCHEME, async (request) => {
    const reply = await pageResponse(request, folders, { nonce: randomBytes(16).toString('base64url'), connect: connect() })
    return new Response(reply.body === undefined ? null : new Uint8Array(reply.body), { status: reply.status, headers: reply.headers })
  })
}

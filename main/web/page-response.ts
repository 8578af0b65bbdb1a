import type { PolicyOptions } from './content-policy.ts'
import { plainPage, withNonce } from './page.ts'
import { securityHeaders } from './security-headers.ts'
import { findPublicFile, type PublicFolders } from './static-files.ts'

export interface PageReply {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body?: Buffer
}

/** A public file with the security headers, or 404; what Electron's `app:` protocol answers with. */
export async function pageResponse(
  request: { readonly method: string; readonly url: string },
  folders: PublicFolders,
  policy: PolicyOptions,
): Promise<PageReply> {
  const headers = { ...securityHeaders(policy) }
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  const file = isRead && url?.host === 'firstline' ? await findPublicFile(folders, url.pathname) : undefined
  if (file === undefined) {
    const status = isRead ? 404 : 405
    return { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' }, body: plainPage('There is no such page.') }
  }
  const body = file.type.startsWith('text/html') ? withNonce(file.body, policy.nonce) : file.body
  return {
    status: 200,
    headers: { ...headers, 'Content-Type': file.type, 'Cache-Control': 'no-cache' },
    ...(request.method === 'HEAD' ? {} : { body }),
  }
}

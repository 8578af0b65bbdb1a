import type { Session, WebContents } from 'electron'
import { isOwnFile } from './own-file.ts'
import { isPermitted } from './permissions.ts'

/** Answers every permission of a session: the microphone to our pages, no to everything else. */
export function guardSession(own: Session, origin: string): void {
  own.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? ['unknown']) : undefined
    const asking = { permission, origin: originOf(details.requestingUrl) }
    callback(isPermitted(permission === 'media' ? { ...asking, mediaTypes: mediaTypes ?? ['unknown'] } : asking, origin))
  })
  own.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const mediaTypes = details.mediaType === undefined ? undefined : [details.mediaType]
    return isPermitted({ permission, origin: requestingOrigin, ...(mediaTypes === undefined ? {} : { mediaTypes }) }, origin)
  })
  own.setDevicePermissionHandler(() => false)
  own.setDisplayMediaRequestHandler((_request, callback) => {
    callback({})
  })
  own.on('will-download', (event, item) => {
    if (!isOwnFile(item.getURL(), origin)) event.preventDefault()
  })
}

/** A page stays on its page: no navigation away, no new windows, no embedded views. */
export function guardContents(contents: WebContents, origin: string): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // The main frame and every frame inside it.
  contents.on('will-frame-navigate', (event) => {
    if (originOf(event.url) !== origin) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (originOf(event.url) !== origin) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
}

/** Scheme and host: `URL.origin` of our own scheme is `null` in Node. */
function originOf(url: string): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}

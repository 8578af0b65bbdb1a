import { missingCase } from '../../../domain/exhaustive.ts'
import type { SipMessage } from './message.ts'
import { utf8Length } from './utf8.ts'

/** Writes a message (RFC 3261 §7). Content-Length is counted here; a line break inside a value becomes a blank. */
export function serialiseMessage(message: SipMessage): string {
  const lines = message.headers.map((header) => `${header.name}: ${header.value.replace(/[\r\n]+/g, ' ')}`)
  return [startLine(message), ...lines, `Content-Length: ${utf8Length(message.body)}`, '', message.body].join('\r\n')
}

function startLine(message: SipMessage): string {
  switch (message.kind) {
    case 'request':
      return `${message.method} ${message.uri} SIP/2.0`
    case 'response':
      return `SIP/2.0 ${message.status} ${message.reason}`
    default:
      return missingCase(message)
  }
}

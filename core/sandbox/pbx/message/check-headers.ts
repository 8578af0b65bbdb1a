import { parseAddress } from './address.ts'
import { parseCSeq } from './cseq.ts'
import { headerOf, headersOf, type Header } from './message.ts'
import { parseVia } from './via.ts'

const single = ['From', 'To', 'Call-ID', 'CSeq', 'Max-Forwards', 'Expires', 'Content-Type', 'Date'] as const
const mandatory = ['Via', 'From', 'To', 'Call-ID', 'CSeq'] as const
const addressed = ['From', 'To', 'Contact', 'Route', 'Record-Route', 'Refer-To', 'Referred-By'] as const

/**
 * What is wrong with the headers that routing needs (RFC 3261 §8.1.1, §20), as a reason phrase; undefined when nothing is.
 * `method` is undefined for a response.
 */
export function checkHeaders(headers: readonly Header[], method: string | undefined): string | undefined {
  const message = { headers }
  for (const name of mandatory) if (headerOf(message, name) === undefined) return `Missing ${name} Header`
  for (const name of single) if (headersOf(message, name).length > 1) return `Several ${name} Headers`
  for (const via of headersOf(message, 'Via')) if (parseVia(via) === undefined) return 'Malformed Via Header'
  for (const name of addressed) {
    const bad = headersOf(message, name).some((value) => !(name === 'Contact' && value === '*') && parseAddress(value) === undefined)
    if (bad) return `Malformed ${name} Header`
  }
  return checkScalars(message, method) ?? (method === undefined ? undefined : checkRequest(message, method))
}

type Headed = { readonly headers: readonly Header[] }

function checkScalars(message: Headed, method: string | undefined): string | undefined {
  const cseq = parseCSeq(headerOf(message, 'CSeq') ?? '')
  if (cseq === undefined) return 'Malformed CSeq Header'
  if (method !== undefined && cseq.method !== method) return 'CSeq Does Not Match The Method'
  if (!/^\S+$/.test(headerOf(message, 'Call-ID') ?? '')) return 'Malformed Call-ID Header'
  const maxForwards = headerOf(message, 'Max-Forwards')
  if (maxForwards !== undefined && !(/^\d{1,9}$/.test(maxForwards) && Number(maxForwards) <= 255)) return 'Malformed Max-Forwards Header'
  const date = headerOf(message, 'Date')
  // RFC 3261 §20.17 knows no time zone but GMT.
  if (date !== undefined && !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(date)) return 'Malformed Date Header'
  return undefined
}

function checkRequest(message: Headed, method: string): string | undefined {
  if (parseAddress(headerOf(message, 'From') ?? '')?.params.get('tag') === undefined) return 'Missing From Tag'
  const contacts = headersOf(message, 'Contact').length
  // RFC 3261 §8.1.1.8: whoever asks for a dialog says where it can be reached.
  if (method === 'INVITE' && contacts !== 1) return contacts === 0 ? 'Missing Contact Header' : 'Several Contact Headers'
  if (method === 'REFER' && headersOf(message, 'Refer-To').length !== 1) return 'Exactly One Refer-To Header Is Needed'
  return undefined
}

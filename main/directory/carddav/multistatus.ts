import { childOf, parseXml, type XmlElement } from './xml.ts'

export const dav = (local: string): string => `{DAV:}${local}`
export const card = (local: string): string => `{urn:ietf:params:xml:ns:carddav}${local}`
/** The ctag of Apple's calendar server, which most servers have. */
export const CTAG = '{http://calendarserver.org/ns/}getctag'

/** One `response` of a `multistatus` (RFC 4918 §14.24). */
export interface DavResponse {
  readonly href: string
  /** Of the whole resource; undefined when its properties have their own. */
  readonly status: number | undefined
  /** Properties that were found, by `{namespace}name`. */
  readonly props: ReadonlyMap<string, XmlElement>
}

export interface Multistatus {
  readonly responses: readonly DavResponse[]
  /** RFC 6578 §6.2 */
  readonly syncToken: string | undefined
}

/** Reads an answer 207; undefined when it is none. */
export function readMultistatus(text: string): Multistatus | undefined {
  const root = parseXml(text)
  if (root?.name !== dav('multistatus')) return undefined
  const token = childOf(root, dav('sync-token'))?.text.trim()
  return {
    responses: root.children.filter(({ name }) => name === dav('response')).flatMap(responseOf),
    syncToken: token === '' ? undefined : token,
  }
}

/** A response without properties may name several resources (RFC 4918 §14.24). */
function responseOf(element: XmlElement): readonly DavResponse[] {
  const props = new Map<string, XmlElement>()
  for (const part of element.children) {
    if (part.name !== dav('propstat') || statusOf(part) !== 200) continue
    for (const prop of childOf(part, dav('prop'))?.children ?? []) props.set(prop.name, prop)
  }
  const status = statusOf(element)
  return element.children
    .filter(({ name, text }) => name === dav('href') && text.trim() !== '')
    .map(({ text }) => ({ href: text.trim(), status, props }))
}

/** The number in `HTTP/1.1 404 Not Found`. */
function statusOf(element: XmlElement): number | undefined {
  const code = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(childOf(element, dav('status'))?.text.trim() ?? '')?.[1]
  return code === undefined ? undefined : Number(code)
}

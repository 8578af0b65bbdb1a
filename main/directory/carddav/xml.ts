import { SaxesParser } from 'saxes'

/** An element with its namespace resolved (Namespaces in XML 1.0). */
export interface XmlElement {
  /** `{namespace}local` */
  readonly name: string
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
}

interface Growing {
  name: string
  children: Growing[]
  text: string
}

/** Thrown inside to end a parse; never leaves this file. */
class Refused extends Error {}

const DEEPEST = 32
/** More than an address book of 50,000 cards needs in one answer. */
const MOST_ELEMENTS = 1_000_000

/**
 * The root of a document, or undefined when it is not well-formed, not whole, too deep or too large. A document type is
 * refused, so that no entity of the document is ever expanded.
 */
export function parseXml(text: string): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: true })
  const open: Growing[] = []
  let root: Growing | undefined
  let elements = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Refused()
  })
  parser.on('opentag', ({ uri, local }) => {
    elements += 1
    if (open.length >= DEEPEST || elements > MOST_ELEMENTS) throw new Refused()
    const element: Growing = { name: `{${uri}}${local}`, children: [], text: '' }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const append = (piece: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += piece
  }
  parser.on('text', append)
  parser.on('cdata', append)
  try {
    parser.write(text).close()
  } catch {
    return undefined
  }
  return root
}

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)

/** The element at the end of a path of names. */
export const descend = (element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce(childOf, element)

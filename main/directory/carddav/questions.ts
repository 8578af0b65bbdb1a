/** Bodies of the questions to a CardDAV server. */

const XML = '<?xml version="1.0" encoding="utf-8"?>'
const SPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav" xmlns:s="http://calendarserver.org/ns/"'

const escaped = (text: string): string =>
  text.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? sign).replace(/[^\t\n\r\u0020-\uFFFD]/g, '')

/** RFC 4918 §9.1 */
export const propfind = (...props: readonly string[]): string =>
  `${XML}<d:propfind ${SPACES}><d:prop>${props.map((prop) => `<${prop}/>`).join('')}</d:prop></d:propfind>`

/** RFC 6578 §3.2; an empty token asks for everything. */
export const syncCollection = (token: string): string =>
  `${XML}<d:sync-collection ${SPACES}><d:sync-token>${escaped(token)}</d:sync-token><d:sync-level>1</d:sync-level>` +
  '<d:prop><d:getetag/></d:prop></d:sync-collection>'

/** RFC 6352 §8.7 */
export const multiget = (hrefs: readonly string[]): string =>
  `${XML}<c:addressbook-multiget ${SPACES}><d:prop><d:getetag/><c:address-data/></d:prop>` +
  `${hrefs.map((href) => `<d:href>${escaped(href)}</d:href>`).join('')}</c:addressbook-multiget>`

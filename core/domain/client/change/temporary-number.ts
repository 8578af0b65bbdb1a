/** How the number of a request begins that the CRM has not numbered yet. */
const PREFIX = 'new:'

/** A number for a request made here, until the CRM gives it its own. `id`: of the change that makes it. At most 32 characters. */
export const temporaryNumber = (id: string): string => `${PREFIX}${id.replace(/[^A-Za-z0-9]/g, '').slice(0, 12)}`

/** «новое, номер присвоит CRM» */
export const isTemporaryNumber = (number: string): boolean => number.startsWith(PREFIX)

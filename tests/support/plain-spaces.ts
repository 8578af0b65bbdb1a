/** Text as a person reads it: the spaces that keep a line together are spaces like others. */
export const plainSpaces = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00a0', ' ')

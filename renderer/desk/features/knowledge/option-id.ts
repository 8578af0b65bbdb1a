export const listId = 'knowledge-list'

/** Of a line of the list. */
export const optionId = (key: string): string => `knowledge-${key}`

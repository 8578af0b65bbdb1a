/** Whether what is to be saved was made by our own page (an attachment, an export): nothing is downloaded from anywhere else. */
export const isOwnFile = (url: string, ownOrigin: string): boolean => url.startsWith(`blob:${ownOrigin}/`)

/** The address of a file that is being saved must live until the browser has read it, ms. */
const READ_WITHIN_MS = 30_000

/** Hands a file to be saved; it is never opened here. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS)
}

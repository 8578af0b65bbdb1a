/** Base64 (RFC 4648 §4), in runs: the whole of it as arguments would overflow the stack. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192))
  return btoa(text)
}

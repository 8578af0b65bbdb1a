import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.wasm': 'application/wasm',
}

/** A file to answer with. `etag` changes with the content. */
export interface ServedFile {
  readonly type: string
  readonly body: Buffer
  /** Its name carries a hash of its content: it may be kept for ever. */
  readonly immutable: boolean
}

/** Where the two public folders are. */
export interface PublicFolders {
  /** Built pages, served at `/`. */
  readonly pages: string
  /** Scenarios, sounds and icons, served at `/resources/`. */
  readonly resources: string
}

/**
 * The file behind a URL path, or undefined: unknown type, missing, a folder, or a path that leaves its folder
 * (`..`, encoded slashes, NUL, a symbolic link that points outside).
 * @param pathname  as `URL.pathname` gives it, still percent-encoded
 */
export async function findPublicFile(folders: PublicFolders, pathname: string): Promise<ServedFile | undefined> {
  const inside = decodePath(pathname)
  if (inside === undefined) return undefined
  const isResource = inside.startsWith('/resources/')
  const folder = isResource ? folders.resources : folders.pages
  const relative = isResource ? inside.slice('/resources'.length) : inside
  const type = TYPES[extname(relative).toLowerCase()]
  if (type === undefined) return undefined
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, normalize(relative)))])
    if (!file.startsWith(root + sep) || !(await stat(file)).isFile()) return undefined
    return { type, body: await readFile(file), immutable: !isResource && relative.startsWith('/assets/') }
  } catch {
    return undefined
  }
}

/** Decoded path, or undefined when it tries to be clever. */
function decodePath(pathname: string): string | undefined {
  if (/%2f|%5c|%00/i.test(pathname)) return undefined
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\') || path.includes(':')) return undefined
  if (path.split('/').some((part) => part.startsWith('.'))) return undefined
  return path
}

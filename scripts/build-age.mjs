import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['core', 'main', 'preload', 'renderer']
const CONFIGS = ['package.json', 'vite.main.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts']
const PRODUCTS = ['dist/main/loopback.js', 'dist/main/electron.js', 'dist/preload/index.cjs', 'dist/renderer/desk.html']

/** When the oldest part of the build was made, in epoch ms; undefined when a part is missing. */
export function builtAt() {
  const times = PRODUCTS.map(timeOf)
  return times.includes(undefined) ? undefined : Math.min(...times)
}

/** When each source changed, in epoch ms. */
export function changedAt() {
  const files = SOURCES.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  return [...files, ...CONFIGS].map(timeOf).filter((time) => time !== undefined)
}

function timeOf(path) {
  try {
    return statSync(path).mtimeMs
  } catch {
    return undefined
  }
}

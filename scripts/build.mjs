import { existsSync } from 'node:fs'
import { build } from 'vite'

/** The three builds, one after the other: they are short, and machines with two cores gain nothing from more at once. */
const configs = ['vite.main.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts']

for (const configFile of configs) {
  if (configFile.includes('preload') && !existsSync('preload/index.ts')) continue
  await build({ configFile, logLevel: 'warn' })
}

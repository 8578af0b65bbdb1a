import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { asarFiles } from '../support/asar-files.ts'
import { fusesIn, placeholderElectron } from '../support/placeholder-electron.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string }

/** `npm test` builds first; where nothing is built there is nothing to pack. */
const canPack = process.platform === 'linux' && existsSync(join(root, 'dist/main/electron.js'))

describe.runIf(canPack)('the packed application', { timeout: 90_000 }, () => {
  let files: string[] = []
  let binary = Buffer.alloc(0)

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firstline-package-'))
    const electronDist = await placeholderElectron(join(folder, 'electron'), version)
    const output = join(folder, 'out')
    const builder = join(root, 'node_modules/electron-builder/cli.js')
    const argv = [builder, '--linux', '--dir', `-c.electronDist=${electronDist}`, `-c.directories.output=${output}`]
    try {
      await promisify(execFile)(process.execPath, argv, { cwd: root })
      files = asarFiles(await readFile(join(output, 'linux-unpacked/resources/app.asar')))
      binary = await readFile(join(output, 'linux-unpacked/firstline'))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, 90_000)

  it('holds what it runs, and every picture it shows', () => {
    for (const path of [
      '/package.json',
      '/dist/main/electron.js',
      '/dist/preload/index.cjs',
      '/dist/renderer/desk.html',
      '/dist/renderer/phone.html',
      '/resources/scenarios/recording-missing/ru.json',
      '/resources/icons/icon.png',
      '/resources/icons/icon.ico',
      '/resources/icons/tray.png',
      '/resources/icons/trayTemplate@2x.png',
    ])
      expect(files).toContain(path)
  })

  it('holds nothing else: no sources, no packages, no tools, no second Node, not the other host', () => {
    expect(files.filter((path) => !/^\/(package\.json|dist|resources)(\/|$)/.test(path))).toEqual([])
    expect(
      files.filter((path) =>
        /\.(tsx?|map|mjs|md|svg)$|node_modules|playwright|loopback/.test(path.replace(/^\/dist\/renderer\/assets\/.*\.svg$/, '')),
      ),
    ).toEqual([])
  })

  it('has its fuses set', () => {
    expect(fusesIn(binary)).toBe('010011001')
  })
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { executableOf, FUSES } from '../../scripts/packaging/fuses.mjs'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const builder = load(read('electron-builder.yml')) as Record<string, unknown> & { files: string[] }
const manifest = JSON.parse(read('package.json')) as { main: string; dependencies?: object; scripts: Record<string, string> }

describe('electron-builder.yml', () => {
  it('fits the schema of electron-builder', () => {
    const scheme: unknown = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('app-builder-lib/scheme.json'), 'utf8'))
    const check = new Ajv({ strict: false, allErrors: true }).compile(scheme as object)
    check(builder)
    expect(check.errors ?? []).toEqual([])
  })

  it('would notice a typo', () => {
    const scheme: unknown = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('app-builder-lib/scheme.json'), 'utf8'))
    expect(new Ajv({ strict: false }).compile(scheme as object)({ ...builder, nsys: {} })).toBe(false)
  })

  it('builds the three installers, in an asar, with nothing but what was built', () => {
    expect(builder).toMatchObject({
      asar: true,
      win: { target: ['nsis'] },
      mac: { target: [{ target: 'dmg' }] },
      linux: { target: ['AppImage'] },
      afterPack: 'scripts/packaging/flip-fuses.mjs',
    })
    expect(builder.files.filter((pattern) => !pattern.startsWith('!'))).toEqual([
      'package.json',
      'dist/main/**',
      'dist/preload/**',
      'dist/renderer/**',
      'resources/**',
    ])
    expect(builder.files).toContain(manifest.main.replace(/electron\.js$/, '**'))
    expect(manifest.dependencies ?? {}).toEqual({})
  })
})

describe('what the installers refer to', () => {
  const pathsIn = (value: unknown): string[] => {
    if (typeof value === 'string') return /^(resources|scripts)\/[\w./@-]+\.\w+$/.test(value) ? [value] : []
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : []
  }

  it('is there', () => {
    const paths = pathsIn(builder)
    expect(paths).toContain('resources/icons/icon.ico')
    expect(paths).toContain('scripts/packaging/entitlements.mac.plist')
    for (const path of paths) expect(read(path).length, path).toBeGreaterThan(100)
  })

  it('has a large enough picture for each system', () => {
    const bytes = (path: string): Buffer => readFileSync(new URL(`../../resources/icons/${path}`, import.meta.url))
    expect(bytes('icon.png').readUInt32BE(16)).toBe(512)
    const ico = bytes('icon.ico')
    expect(Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index))).toEqual([16, 24, 32, 48, 64, 128, 0])
    const icns = bytes('icon.icns')
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    expect(icns.includes('ic10')).toBe(true)
  })

  it('lets the hardened runtime have the microphone', () => {
    expect(builder).toMatchObject({ mac: { hardenedRuntime: true, entitlements: 'scripts/packaging/entitlements.mac.plist' } })
    expect(read('scripts/packaging/entitlements.mac.plist')).toMatch(/device\.audio-input<\/key>\s*<true/)
    expect(builder).toHaveProperty('mac.extendInfo.NSMicrophoneUsageDescription')
  })
})

describe('fuses', () => {
  it('are all set the safe way', () => {
    // Numbers of FuseV1Options: run as node, cookies, NODE_OPTIONS, inspect, asar integrity, only from asar, file: privileges.
    expect(FUSES).toMatchObject({ version: '1', 0: false, 1: true, 2: false, 3: false, 4: true, 5: true, 7: false })
  })

  it('are flipped in the right file', () => {
    const packed = { appOutDir: '/out', productFilename: 'Firstline', executableName: 'firstline' }
    expect(executableOf({ ...packed, electronPlatformName: 'darwin' })).toBe('/out/Firstline.app')
    expect(executableOf({ ...packed, electronPlatformName: 'win32' })).toBe('/out/Firstline.exe')
    expect(executableOf({ ...packed, electronPlatformName: 'linux' })).toBe('/out/firstline')
  })
})

describe('the public workflow', () => {
  interface Job {
    readonly strategy?: { readonly matrix: { readonly os: string[] } }
    readonly env?: Record<string, string>
    readonly steps: { readonly run?: string; readonly uses?: string }[]
  }
  const { jobs } = load(read('.github/workflows/ci.yml')) as { jobs: Record<string, Job> }

  it('runs .ci/run, and the journeys and installers on three systems', () => {
    const lines = Object.values(jobs).flatMap((job) => job.steps.map((step) => step.run ?? ''))
    expect(lines).toContain('.ci/run')
    expect(jobs.electron?.strategy?.matrix.os).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest'])
    expect(jobs.electron?.env?.FIRSTLINE_HOST).toBe('electron')
    expect(lines).toContain('npm run dist')
  })

  it('calls only scripts that are there', () => {
    const called = Object.values(jobs).flatMap((job) =>
      job.steps.flatMap((step) => [...(step.run ?? '').matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '')),
    )
    expect(called.length).toBeGreaterThan(2)
    for (const name of called) expect(Object.keys(manifest.scripts)).toContain(name)
  })
})

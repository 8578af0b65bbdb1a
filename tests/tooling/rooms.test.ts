import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise, type IReporterOutput } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import config from '../../.dependency-cruiser.mjs'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Names of the rules that a small house breaks. */
async function brokenBy(files: Readonly<Record<string, string>>): Promise<string[]> {
  const baseDir = await temporaryFolder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(baseDir, path)), { recursive: true })
    writeFileSync(join(baseDir, path), content)
  }
  const rooms = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))].filter((room) => room !== 'node_modules')
  const { output }: IReporterOutput = await cruise(
    rooms,
    { ...config.options, baseDir, validate: true, ruleSet: { forbidden: config.forbidden } },
    config.options.enhancedResolveOptions,
  )
  if (typeof output === 'string') throw new Error(output)
  expect(output.modules.length).toBeGreaterThan(1)
  return output.summary.violations.map(({ rule }) => rule.name)
}

const leaf = 'export const leaf = 1\n'
const link = (to: string): string => `import { leaf } from '${to}'\nexport const used = leaf\n`
const npm = (name: string): Record<string, string> => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'exports.leaf = 1\n',
})

describe('rules between rooms', () => {
  it.each([
    ['domain-alone', { 'core/domain/a.ts': link('../ports/b.ts'), 'core/ports/b.ts': leaf }],
    ['usecases-know-ports', { 'core/usecases/a.ts': link('../contract/b.ts'), 'core/contract/b.ts': leaf }],
    ['main-knows-core', { 'main/a.ts': link('../renderer/b.ts'), 'renderer/b.ts': leaf }],
    ['renderer-knows-core', { 'renderer/a.ts': link('../main/b.ts'), 'main/b.ts': leaf }],
    ['preload-knows-contract', { 'preload/index.ts': link('../core/domain/b.ts'), 'core/domain/b.ts': leaf }],
    ['features-apart', { 'renderer/desk/features/x/a.ts': link('../y/b.ts'), 'renderer/desk/features/y/b.ts': leaf }],
    ['phone-not-desk', { 'renderer/phone/a.ts': link('../desk/b.ts'), 'renderer/desk/b.ts': leaf }],
    ['desk-not-phone', { 'renderer/desk/a.ts': link('../phone/b.ts'), 'renderer/phone/b.ts': leaf }],
    [
      'no-circular',
      {
        'core/domain/a.ts': `import type { B } from './b.ts'\nexport type A = B\n`,
        'core/domain/b.ts': `import type { A } from './a.ts'\nexport type B = A\n`,
      },
    ],
    [
      'core-no-node',
      {
        'core/domain/a.ts': `import { join } from 'node:path'\nimport { leaf } from './b.ts'\nexport const used = join(String(leaf))\n`,
        'core/domain/b.ts': leaf,
      },
    ],
    ['electron-in-its-rooms', { 'main/host/a.ts': link('electron'), 'main/host/b.ts': link('./a.ts'), ...npm('electron') }],
    ['sip-in-its-rooms', { 'renderer/desk/a.ts': link('sip.js'), 'renderer/desk/b.ts': link('./a.ts'), ...npm('sip.js') }],
    ['nats-in-its-room', { 'main/host/a.ts': link('@nats-io/kv'), 'main/host/b.ts': link('./a.ts'), ...npm('@nats-io/kv') }],
    ['loopback-without-electron', { 'main/loopback.ts': link('./shell/a.ts'), 'main/shell/a.ts': link('electron'), ...npm('electron') }],
    ['no-orphans', { 'core/domain/alone.ts': leaf, 'core/domain/a.ts': link('./b.ts'), 'core/domain/b.ts': leaf }],
    ['no-drawers', { 'core/domain/utils.ts': leaf, 'core/domain/a.ts': link('./utils.ts') }],
  ])('%s', async (rule, files) => {
    expect(await brokenBy(files)).toContain(rule)
  })

  it('leave what is allowed alone', async () => {
    const house = {
      'core/domain/a.ts': leaf,
      'core/ports/b.ts': link('../domain/a.ts'),
      'main/shell/c.ts': link('electron'),
      'main/electron.ts': link('./shell/c.ts'),
      'renderer/phone/main.ts': link('../../core/ports/b.ts').replace('leaf }', 'used as leaf }'),
      ...npm('electron'),
    }
    expect(await brokenBy(house)).toEqual([])
  })
})

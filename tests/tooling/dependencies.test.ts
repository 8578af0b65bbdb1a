import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const manifest = JSON.parse(read('package.json')) as Record<'devDependencies' | 'optionalDependencies', Record<string, string>>
const declared = { ...manifest.devDependencies, ...manifest.optionalDependencies }
const rows = read('docs/adr/0010-dependencies.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Package'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('dependencies', () => {
  it('each have a line that says what for, with the version that is used', () => {
    const written = Object.fromEntries(rows.map(([, name = '', version]) => [name, version]))
    const used = Object.fromEntries(Object.entries(declared).map(([name, version]) => [name, version.replace('npm:typescript@', '')]))
    expect(written).toEqual(used)
    for (const [, , , , what] of rows) expect(what?.length).toBeGreaterThan(3)
  })

  it('are exact', () => {
    for (const version of Object.values(declared)) expect(version).toMatch(/^(npm:typescript@)?\d+\.\d+\.\d+$/)
  })

  it('have licences that we may ship', () => {
    for (const [, , , licence] of rows) expect(licence).toMatch(/^(MIT|Apache-2\.0|BSD-[23]-Clause|ISC|MPL-2\.0|OFL-1\.1)$/)
  })
})

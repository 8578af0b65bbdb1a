import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AuditFact } from '../../../core/domain/privacy/audit-entry.ts'
import { openAuditLog, type AuditLog } from '../../../main/services/audit/audit-log.ts'
import { memorySecrets } from '../../support/fake-audit.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const subject = 'ab'.repeat(16)
const revealed: AuditFact = { kind: 'revealed', subject, what: ['numbers'], reason: 'other', word: 'Курьер не нашёл дом', callId: 'call-1' }
const erased: AuditFact = { kind: 'erased', subject }

/** Each `open` is another start of the workstation. */
async function aProfile() {
  const path = join(await temporaryFolder(), 'audit.jsonl')
  const secrets = memorySecrets()
  const open = (): AuditLog => openAuditLog({ path, mode: 'production', secrets, clock: new ManualClock(), by: '1001' })
  const lines = async () => (await readFile(path, 'utf8')).trimEnd().split('\n')
  return { path, secrets, open, lines, write: (kept: readonly string[]) => writeFile(path, kept.map((line) => `${line}\n`).join('')) }
}

describe('the audit log', () => {
  it('is there after a restart, newest first, and nothing can be read from the file', async () => {
    const profile = await aProfile()
    await profile.open().append(revealed)
    await profile.open().append(erased)
    const { entries, gaps, total } = await profile.open().list(10)
    expect(entries.map(({ no, by, fact }) => [no, by, fact.kind])).toEqual([
      [2, '1001', 'erased'],
      [1, '1001', 'revealed'],
    ])
    expect(gaps).toEqual([])
    expect(total).toBe(2)
    const written = await readFile(profile.path, 'utf8')
    // Whole: four letters of it come by chance in what is sealed.
    for (const word of ['Курьер', subject, 'revealed']) expect(written).not.toContain(word)
    expect((await profile.open().list(1)).entries).toHaveLength(1)
  })

  it('keeps the order of what is told at once', async () => {
    const profile = await aProfile()
    const log = profile.open()
    await Promise.all(Array.from({ length: 20 }, () => log.append(erased)))
    const { entries, gaps } = await log.list(100)
    expect(entries.map(({ no }) => no)).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index))
    expect(gaps).toEqual([])
  })

  it.each([
    [
      'changed',
      (lines: string[]) => lines.map((line, index) => (index === 1 ? line.replace(/"box":"...../, '"box":"AAAAA') : line)),
      [{ from: 2, to: 2 }],
    ],
    ['taken out', (lines: string[]) => lines.filter((_, index) => index !== 1), [{ from: 2, to: 2 }]],
    ['put twice', (lines: string[]) => [lines[0] ?? '', ...lines], [{ from: 2, to: 2 }]],
    ['cut off at the end', (lines: string[]) => lines.slice(0, 2), [{ from: 3, to: 4 }]],
    ['all gone', () => [], [{ from: 1, to: 4 }]],
  ])('says which lines were %s, and goes on', async (_what, tamper, gaps) => {
    const profile = await aProfile()
    for (let count = 0; count < 4; count += 1) await profile.open().append(erased)
    await profile.write(tamper(await profile.lines()))
    expect((await profile.open().list(10)).gaps).toEqual(gaps)
    const next = await profile.open().append(revealed)
    expect(next.no).toBe(5)
    const after = await profile.open().list(10)
    expect(after.gaps).toEqual(gaps)
    expect(after.entries[0]?.fact.kind).toBe('revealed')
  })

  it('sees a last line that was replaced by another one of the same log', async () => {
    const profile = await aProfile()
    const other = await aProfile()
    await profile.open().append(erased)
    other.secrets.kept.set('audit-key', profile.secrets.kept.get('audit-key') ?? '')
    await other.open().append(revealed)
    await profile.write(await other.lines())
    expect((await profile.open().list(10)).gaps).toEqual([{ from: 1, to: 1 }])
  })

  it('survives a power cut at every byte of a line, and before the head was kept', async () => {
    const profile = await aProfile()
    await profile.open().append(revealed)
    const whole = await readFile(profile.path, 'utf8')
    const head = profile.secrets.kept.get('audit-head-production') ?? ''
    await profile.open().append(erased)
    const second = (await readFile(profile.path, 'utf8')).slice(whole.length)
    for (let written = 0; written <= second.length; written += 7) {
      await writeFile(profile.path, whole + second.slice(0, written))
      profile.secrets.kept.set('audit-head-production', head)
      expect((await profile.open().list(10)).gaps).toEqual([])
      await profile.open().append(erased)
      const { gaps, total } = await profile.open().list(10)
      expect([gaps, total]).toEqual([[], 2])
    }
    // The whole line, its line break and no head: it counts.
    await writeFile(profile.path, whole + second)
    profile.secrets.kept.set('audit-head-production', head)
    expect((await profile.open().list(10)).total).toBe(2)
  })

  it.each([
    ['audit-head-production', 'not a head'],
    ['audit-head-production', '{"no":-1}'],
    ['audit-key', 'c2hvcnQ='],
  ] as const)('whose %s is %s is set aside, and goes on anew saying so', async (name, broken) => {
    const profile = await aProfile()
    await profile.open().append(erased)
    const before = await readFile(profile.path, 'utf8')
    profile.secrets.kept.set(name, broken)
    expect((await profile.open().append(revealed)).no).toBe(2)
    const { entries, gaps } = await profile.open().list(10)
    expect(gaps).toEqual([])
    const file = `audit-${new Date(new ManualClock().now()).toISOString().slice(0, 10)}.jsonl`
    expect(entries.map(({ fact }) => fact)).toEqual([revealed, { kind: 'began-anew', file }])
    expect(await readFile(join(dirname(profile.path), file), 'utf8')).toBe(before)
    profile.secrets.kept.set(name, broken)
    expect((await profile.open().list(10)).entries.map(({ fact }) => fact)).toEqual([
      { kind: 'began-anew', file: file.replace('.jsonl', '-2.jsonl') },
    ])
  })

  it('sees what was done to the file while it was open', async () => {
    const profile = await aProfile()
    const log = profile.open()
    await log.append(erased)
    await log.append(erased)
    await profile.write((await profile.lines()).slice(0, 1))
    expect((await log.append(revealed)).no).toBe(3)
    expect((await log.list(10)).gaps).toEqual([{ from: 2, to: 2 }])
  })

  it('rejects when it cannot be written', async () => {
    const secrets = memorySecrets()
    const log = openAuditLog({
      path: join(await temporaryFolder(), 'no', 'audit.jsonl'),
      mode: 'production',
      secrets,
      clock: new ManualClock(),
      by: '1001',
    })
    await expect(log.append(revealed)).rejects.toThrow()
  })

  it('does not stumble over rubbish behind its end', async () => {
    const profile = await aProfile()
    await profile.open().append(erased)
    await appendFile(profile.path, '{"half a line')
    expect((await profile.open().list(10)).gaps).toEqual([])
    await truncate(profile.path, 0)
    expect((await profile.open().list(10)).gaps).toEqual([{ from: 1, to: 1 }])
  })
})

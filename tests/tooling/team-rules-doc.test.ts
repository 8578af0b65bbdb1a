import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../core/contract/team/rules-section.ts'
import { teamSectionSchema } from '../../core/contract/team/team-section.ts'
import { standardRules } from '../../core/domain/escalation/standard-rules.ts'

const page = await readFile(new URL('../../docs/team-rules.md', import.meta.url), 'utf8')

describe('the page about the rules of escalation', () => {
  it('shows a section that a seat accepts', () => {
    const example: unknown = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '')
    const { team } = Object(example)
    const section = teamSectionSchema.parse(team)
    expect(rulesOf(section.rules)).toMatchObject({ callbackMinutes: 30, timeZone: 'Europe/Moscow', deadlines: { length: 3 } })
  })

  it('tells every field and what holds when it is left out', () => {
    for (const [field, value] of Object.entries(standardRules)) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${field}\``))
      expect(row, field).toBeDefined()
      if (typeof value === 'number' || typeof value === 'string') expect(row).toContain(String(value))
    }
  })
})

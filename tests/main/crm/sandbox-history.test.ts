import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { olderHistorySchema } from '../../../core/contract/directory/directory-contract.ts'
import { sandboxHistory } from '../../../main/crm/connectors/sandbox/history.ts'
import { readScenarios } from '../../../main/sandbox/scenario-files.ts'
import { clientId } from '../../support/client-builder.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
const library = await readScenarios(fileURLToPath(new URL('../../../resources', import.meta.url)))
const ask = (id: string, before = NOW, limit = 50) =>
  sandboxHistory({ clientId: clientId(id), before, limit }, NOW, (one) => library.contactsOf(one, NOW))

describe('earlier contacts in the CRM of the sandbox', () => {
  it('of a scenario’s person are those of his file, transcripts and all', () => {
    for (const person of library.people(NOW)) {
      const answer = olderHistorySchema.parse(ask(person.id, NOW, 100))
      if (answer.kind !== 'contacts') throw new Error('The CRM answers')
      expect(answer.contacts.length).toBeGreaterThan(person.history.length)
      expect(answer.contacts.slice(0, person.history.length)).toEqual(person.history)
      const older = ask(person.id, person.history.at(-1)?.at ?? NOW)
      expect(older).toMatchObject({ kind: 'contacts', more: false })
    }
  })

  it('come in pages', () => {
    const first = ask('72954', NOW, 3)
    expect(first).toMatchObject({ kind: 'contacts', more: true })
  })

  it('of a demo client are invented; of anybody else there are none', () => {
    const counts = Array.from({ length: 50 }, (_, index) => ask(`demo-${String(index + 1).padStart(7, '0')}`))
    expect(counts.some((answer) => answer.kind === 'contacts' && answer.contacts.length > 10)).toBe(true)
    expect(ask('made-here')).toEqual({ kind: 'contacts', contacts: [], more: false })
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readScenario } from '../../../../core/sandbox/scenario/read-document.ts'
import { dialogueDocument, scenarioDocument } from '../../../support/scenario-builder.ts'

type Document = ReturnType<typeof scenarioDocument>
type Lines = ReturnType<typeof dialogueDocument>['lines']

const problemsOf = (document: unknown): readonly string[] => {
  const outcome = readScenario(document)
  return outcome.ok ? [] : outcome.error.map(({ field, message }) => `${field}: ${message}`)
}
const withLines = (change: (lines: Lines) => Lines): Document =>
  scenarioDocument({ dialogue: dialogueDocument({ lines: change(dialogueDocument().lines) }) })

test('a document that is right is read', () => {
  expect(readScenario(scenarioDocument())).toMatchObject({ ok: true, value: { name: 'lost-parcel', dialogue: { opening: 'hello' } } })
})

test('a line that leads to a line that is not there is named with its field', () => {
  const document = withLines((lines) => lines.map((line) => (line.id === 'when' ? { ...line, next: 'nowhere' } : line)))
  expect(problemsOf(document)).toEqual(['dialogue.lines[2].next: there is no line “nowhere”'])
})

test('a reaction and an opening that are not there are named', () => {
  const { reactions } = dialogueDocument()
  expect(problemsOf(scenarioDocument({ dialogue: dialogueDocument({ reactions: { ...reactions, onResumed: 'gone' } }) }))).toContain(
    'dialogue.reactions.onResumed: there is no line “gone”',
  )
  expect(problemsOf(scenarioDocument({ dialogue: dialogueDocument({ opening: 'gone' }) }))).toContain(
    'dialogue.opening: there is no line “gone”',
  )
  expect(
    problemsOf(
      scenarioDocument({ dialogue: dialogueDocument({ reactions: { ...reactions, onSilence: ['silence-1', 'silence-2', 'gone'] } }) }),
    ),
  ).toContain('dialogue.reactions.onSilence[2]: there is no line “gone”')
})

test('two lines of one id are found', () => {
  const document = withLines((lines) => [...lines, { id: 'hello', text: 'Again.', audio: 'again.ogg' }])
  expect(problemsOf(document)).toContain('dialogue.lines[10].id: “hello” is used by another line already')
})

test('a line nothing leads to is found', () => {
  const document = withLines((lines) => [...lines, { id: 'lonely', text: 'Nobody asks me.', audio: 'lonely.ogg' }])
  expect(problemsOf(document)).toEqual(['dialogue.lines[10]: no line and no reaction leads to “lonely”'])
})

test('a talk that runs in a circle is found', () => {
  const document = withLines((lines) => lines.map((line) => (line.id === 'when' ? { ...line, next: 'hello' } : line)))
  expect(problemsOf(document)).toEqual(['dialogue.lines[2].next: leads back to “hello”: the talk would never end'])
})

test('a line without a recording is found', () => {
  const document = withLines((lines) =>
    lines.map((line) => (line.id === 'problem' ? { id: 'problem', text: line.text, next: 'when' } : line) as Lines[number]),
  )
  expect(problemsOf(document)).toEqual(['dialogue.lines[1].audio: a line needs the name of its recording'])
})

test('a stage past the last one, a role that is not there and a foreign caller number are found', () => {
  const { client } = scenarioDocument()
  const [request] = client.requests
  if (request === undefined) throw new Error('the builder forgot the request')
  expect(problemsOf(scenarioDocument({ client: { ...client, requests: [{ ...request, currentStage: 2 }] } }))).toEqual([
    'client.requests[0].currentStage: points past the last stage',
  ])
  expect(problemsOf(scenarioDocument({ client: { ...client, requests: [{ ...request, roleId: 'king' }] } }))).toEqual([
    'client.requests[0].roleId: there is no role “king”',
  ])
  expect(problemsOf(scenarioDocument({ call: { from: '+79990000000', lineId: 'b2c', passesClientId: false } }))).toEqual([
    'call.from: is not one of the phones of the client',
  ])
})

test('an unknown placeholder and a wrong moment are found', () => {
  const { client } = scenarioDocument()
  expect(problemsOf(scenarioDocument({ client: { ...client, facts: [{ label: 'Срок', value: 'до {дата}' }] } }))).toEqual([
    'client.facts[0].value: only {date:±days} and {time:±minutes} may stand in braces',
  ])
  const history = [{ id: 'x', channel: 'chat', at: { daysAgo: 1, at: '25:00' }, title: 'x' } as const]
  expect(problemsOf(scenarioDocument({ client: { ...client, history } }))[0]).toMatch(/^client\.history\[0\]\.at/)
})

test('a misspelt field is refused', () => {
  expect(problemsOf({ ...scenarioDocument(), sumary: 'x' })[0]).toMatch(/sumary/)
})

test('whatever comes, a problem is a value and never an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(readScenario(json).ok).toBe(false)
    }),
  )
})

test('no line list crashes the search for problems', () => {
  const id = fc.constantFrom('hello', 'problem', 'a', 'b')
  const line = fc.record(
    { id, text: fc.constant('x'), audio: fc.constantFrom('a.ogg', 'b.ogg'), next: id },
    { requiredKeys: ['id', 'text', 'audio'] },
  )
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      expect(readScenario(scenarioDocument({ dialogue: dialogueDocument({ lines }) })).ok).toBe(false)
    }),
  )
})

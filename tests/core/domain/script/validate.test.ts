import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { ScriptNode } from '../../../../core/domain/script/node.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { isPublishable, validate } from '../../../../core/domain/script/validate.ts'
import { celConditions } from '../../../../core/script-language/cel-conditions.ts'
import { anyGraph, aScript, ends, say, words } from '../../../support/script-graphs.ts'

const conditions = celConditions()
const problemsOf = (nodes: readonly ScriptNode[], over: Partial<Script> = {}) =>
  validate(aScript(nodes, { variables: [], ...over }), conditions)

describe('validation finds', () => {
  test.each(['client', 'role'])('a variable called like the facts of the card: %s', (name) => {
    const variables: Script['variables'] = [{ name, title: { ru: 'Роль' }, type: { kind: 'text' } }]
    const checks: ScriptNode = { id: 'is', kind: 'check', ...words('Да?'), condition: 'client.vip', yes: 'end', no: 'end' }
    expect(problemsOf([checks, ends('end')], { variables })).toContainEqual({ severity: 'error', kind: 'bad-variable-name', name })
  })

  test.each(['type', 'list', 'as', 'int', '__proto__'])('a condition on a word the language keeps for itself: %s', (name) => {
    const variables: Script['variables'] = [{ name, title: { ru: 'Тип' }, type: { kind: 'text' } }]
    const checks: ScriptNode = { id: 'is', kind: 'check', ...words('Да?'), condition: `${name} == "a"`, yes: 'end', no: 'end' }
    expect(isPublishable(problemsOf([checks, ends('end')], { variables }))).toBe(false)
  })

  test('nothing in a sound script', () => {
    expect(problemsOf([say('hello', 'end'), ends('end')])).toEqual([])
  })

  test('a dead end, and the step that cannot come to an end for it', () => {
    expect(problemsOf([say('hello')])).toEqual([
      { severity: 'error', kind: 'dead-end', nodeId: 'hello', way: 'next' },
      { severity: 'error', kind: 'no-way-out', nodeId: 'hello' },
    ])
  })

  test('an answer of a choice that leads nowhere', () => {
    const choice: ScriptNode = {
      id: 'what',
      kind: 'choose',
      ...words('Что'),
      options: [
        { id: 'one', title: { ru: 'Одна' }, next: 'end' },
        { id: 'two', title: { ru: 'Две' } },
      ],
    }
    expect(problemsOf([choice, ends('end')])).toEqual([{ severity: 'error', kind: 'dead-end', nodeId: 'what', way: 'two' }])
  })

  test('a target that is not there', () => {
    expect(problemsOf([say('hello', 'gone')])[0]).toEqual({
      severity: 'error',
      kind: 'missing-target',
      nodeId: 'hello',
      way: 'next',
      target: 'gone',
    })
  })

  test('a circle without a way out', () => {
    const kinds = problemsOf([say('a', 'b'), say('b', 'a'), ends('end')]).map(({ kind }) => kind)
    expect(kinds).toEqual(['no-way-out', 'no-way-out', 'unreachable'])
  })

  test('a circle that only a fact could leave', () => {
    const check: ScriptNode = { id: 'check', kind: 'check', ...words('VIP?'), condition: 'client.vip', yes: 'end', no: 'again' }
    expect(problemsOf([check, say('again', 'check'), ends('end')]).map(({ kind }) => kind)).toContain('no-way-out')
  })

  test('no fault in a circle that a person may leave', () => {
    const choice: ScriptNode = {
      id: 'works',
      kind: 'choose',
      ...words('Заработало?'),
      options: [
        { id: 'yes', title: { ru: 'Да' }, next: 'end' },
        { id: 'no', title: { ru: 'Нет' }, next: 'again' },
      ],
    }
    expect(problemsOf([choice, say('again', 'works'), ends('end')])).toEqual([])
  })

  test('names that nobody knows, in texts, conditions and answers', () => {
    const nodes: ScriptNode[] = [
      { id: 'a', kind: 'say', title: { ru: 'а' }, text: { ru: 'Здравствуйте, {client.nickname}' }, showIf: 'mood == "good"', next: 'b' },
      { id: 'b', kind: 'ask', ...words('Сколько?'), variable: 'howMany', next: 'end' },
      ends('end'),
    ]
    expect(problemsOf(nodes)).toEqual([
      { severity: 'error', kind: 'unknown-name', nodeId: 'a', name: 'client.nickname', where: 'text' },
      { severity: 'error', kind: 'unknown-name', nodeId: 'a', name: 'mood', where: 'condition' },
      { severity: 'error', kind: 'unknown-name', nodeId: 'b', name: 'howMany', where: 'answer' },
    ])
  })

  test.each([
    ['client.segment == "D+"', true],
    ['client.segment == "A" && client.segment == "B"', true],
    ['call.repeat > 3 && call.repeat < 2', true],
    ['call.repeat > 3 && call.repeat < 5', false],
    ['client.segment == "A"', false],
    ['!client.vip || client.vip', false],
    ['client.status == "новый" && client.status != "новый"', true],
    ['client.status.contains("ов")', false],
  ])('whether a condition can hold: %s', (condition, never) => {
    const nodes: ScriptNode[] = [{ id: 'a', kind: 'say', ...words('а'), showIf: condition, next: 'end' }, ends('end')]
    const found = problemsOf(nodes).filter(({ kind }) => kind === 'never-holds')
    expect(found).toEqual(never ? [{ severity: 'warning', kind: 'never-holds', nodeId: 'a', condition }] : [])
  })

  test('texts without a translation, and steps without words', () => {
    const nodes: ScriptNode[] = [
      { id: 'a', kind: 'say', title: { ru: 'а', en: 'a' }, text: { ru: 'Привет', en: ' ' }, next: 'b' },
      { id: 'b', kind: 'say', title: { ru: 'б', en: 'b' }, text: {}, next: 'end' },
      { id: 'end', kind: 'end', title: { ru: 'Итог', en: 'End' }, outcome: 'solved' },
    ]
    expect(problemsOf(nodes, { languages: ['ru', 'en'] })).toEqual([
      { severity: 'error', kind: 'no-words', nodeId: 'b' },
      { severity: 'warning', kind: 'untranslated', nodeId: 'a', language: 'en' },
      { severity: 'warning', kind: 'untranslated', nodeId: 'b', language: 'ru' },
      { severity: 'warning', kind: 'untranslated', nodeId: 'b', language: 'en' },
    ])
  })

  test('what is there twice, and an entry of a stage that leads nowhere', () => {
    const kinds = problemsOf([say('a', 'end'), say('a', 'end'), ends('end')], {
      entries: [{ processId: 'mortgage', stageId: 'papers', nodeId: 'gone' }],
      variables: [
        { name: 'один', title: { ru: 'Один' }, type: { kind: 'boolean' } },
        { name: 'two', title: { ru: 'Два' }, type: { kind: 'boolean' } },
        { name: 'two', title: { ru: 'Два' }, type: { kind: 'boolean' } },
      ],
    }).map(({ kind }) => kind)
    expect(kinds).toEqual([
      'duplicate-node',
      'duplicate-variable',
      'bad-variable-name',
      'entry-missing',
      'unused-variable',
      'unused-variable',
      'unused-variable',
    ])
  })

  test('a frame without a place for the script, and a place for a script outside a frame', () => {
    const body: ScriptNode = { id: 'body', kind: 'go-to', title: { ru: 'Скрипт' }, target: { kind: 'body' } }
    expect(problemsOf([say('a', 'end'), ends('end')], { role: 'frame' }).map(({ kind }) => kind)).toEqual([
      'frame-without-body',
      'frame-without-closing',
    ])
    expect(problemsOf([say('a', 'body'), body]).map(({ kind }) => kind)).toEqual(['body-in-body'])
    expect(problemsOf([say('a', 'body'), body, ends('bye')], { role: 'frame', closing: 'bye' })).toEqual([])
  })

  test('faults in any graph without ever throwing, the errors first', () => {
    fc.assert(
      fc.property(anyGraph, (script) => {
        const severities = validate(script, conditions).map(({ severity }) => severity)
        expect(severities).toEqual([...severities].sort())
      }),
      { numRuns: 500 },
    )
  })

  test('sound scripts of more than one step among those made up for the properties', () => {
    const sound = fc.sample(anyGraph, { numRuns: 2_000, seed: 1 }).filter((script) => isPublishable(validate(script, conditions)))
    expect(sound.filter(({ nodes }) => nodes.length > 3).length).toBeGreaterThan(50)
  }, 30_000)
})

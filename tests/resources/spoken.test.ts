import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { advance } from '../../core/domain/script/advance.ts'
import { begin } from '../../core/domain/script/begin.ts'
import { textsOf } from '../../core/domain/script/node-texts.ts'
import { piecesOf } from '../../core/domain/script/placeholder.ts'
import type { ScriptNode } from '../../core/domain/script/node.ts'
import type { StepAnswer } from '../../core/domain/script/run-event.ts'
import type { Script } from '../../core/domain/script/script.ts'
import type { ScriptText } from '../../core/domain/script/text.ts'
import { joinFrame } from '../../core/domain/script/join-frame.ts'
import { walkOf } from '../../core/domain/script/walk.ts'
import { celConditions } from '../../core/script-language/cel-conditions.ts'
import { readArticleFiles } from '../../main/content/article-files.ts'
import { readScriptFiles } from '../../main/content/script-files.ts'
import { secondsToSay } from '../support/speech-time.ts'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const none = (): void => undefined
const scripts = await readScriptFiles(resources, none)
const articles = await readArticleFiles(resources, none)

const textsIn = (script: Script): readonly ScriptText[] => [
  script.title,
  ...script.nodes.flatMap((node) => [node.title, ...textsOf(node)]),
  ...script.nodes.flatMap((node) => (node.kind === 'choose' ? node.options.flatMap(({ title, hint }) => [title, hint ?? {}]) : [])),
  ...script.sides.flatMap(({ title, text }) => [title, text]),
  ...script.variables.flatMap(({ title, type }) => [title, ...(type.kind === 'choice' ? type.options.map((option) => option.title) : [])]),
]
/** Everything that is written. */
const rawIn = (language: 'ru' | 'en'): readonly string[] => [
  ...scripts.flatMap(textsIn).map((text) => text[language] ?? ''),
  ...articles.flatMap(({ title, text, translations }) =>
    language === 'ru' ? [title, text] : [translations?.en?.title ?? '', translations?.en?.text ?? ''],
  ),
]
/** The same without what placeholders are called. */
const wordsIn = (language: 'ru' | 'en'): readonly string[] =>
  rawIn(language).map((text) =>
    piecesOf(text)
      .map((piece) => (piece.kind === 'words' ? piece.words : (piece.otherwise ?? '')))
      .join(''),
  )
const having = (language: 'ru' | 'en', what: RegExp): readonly string[] => wordsIn(language).filter((text) => what.test(text))

describe('what is said aloud', () => {
  /** Longer than that nobody listens without a word of their own. */
  const MOST_SECONDS = 15

  test.each(scripts.map((script) => [script.id, script] as const))('of %s is said in a breath or two', (_id, script) => {
    const spoken = [...script.nodes.flatMap((node) => ('text' in node ? [node.text ?? {}] : [])), ...script.sides.map(({ text }) => text)]
    const long = spoken.flatMap(({ ru = '', en = '' }) => [ru, en]).filter((text) => secondsToSay(text) > MOST_SECONDS)
    expect(long).toEqual([])
  })

  test.each(scripts.map((script) => [script.id, script] as const))('of %s fits into the time its step has', (_id, script) => {
    const tight = script.nodes.filter((node) => {
      if (node.kind !== 'say' || node.targetSeconds === undefined) return false
      return [node.text.ru ?? '', node.text.en ?? ''].some((text) => secondsToSay(text) > (node.targetSeconds ?? 0))
    })
    expect(tight.map(({ id }) => id)).toEqual([])
  })

  test.each(scripts.map((script) => [script.id, script] as const))(
    'of %s has a time on every step where a person speaks',
    (_id, script) => {
      // What the facts decide is not said; an action may be silent.
      const isSaid = (node: ScriptNode): boolean =>
        'text' in node && textsOf(node).length > 0 && !(node.kind === 'check' && node.condition !== undefined)
      const silent = (node: ScriptNode): boolean => node.kind === 'action' && !Object.hasOwn(node, 'text')
      const untimed = script.nodes.filter((node) => isSaid(node) && !silent(node) && !Object.hasOwn(node, 'targetSeconds'))
      expect(untimed.map(({ id }) => id)).toEqual([])
    },
  )
})

describe('what is written', () => {
  test('is of neither gender: nobody knows who calls, or who answers', () => {
    expect(having('en', /\b(?:he|him|his|himself|she|her|hers|herself)\b/i)).toEqual([])
    const gendered =
      /(?<!\p{L})(?:рада?|понял[аи]?|рассказывала?|звонила?|обещала?|просила?|сказала?|разрешила?|забыла?|хотела?|перезвоню сама?|ему сама?)(?!\p{L})/iu
    expect(having('ru', gendered)).toEqual([])
  })

  test('is in its own language: no Russian letters in English, no English words in Russian', () => {
    expect(having('en', /\p{Script=Cyrillic}/u)).toEqual([])
    const foreign = wordsIn('ru').flatMap((text) => text.match(/[A-Za-z]{2,}/g) ?? [])
    expect([...new Set(foreign)].sort()).toEqual(['CRM'])
  })

  test('keeps a number with its word, and a line with its number', () => {
    const torn = /\d (?=\p{L})|(?:лини\p{L}+|line) (?=\d)/iu
    for (const language of ['ru', 'en'] as const) expect(rawIn(language).filter((text) => torn.test(text))).toEqual([])
  })

  test('has the dash and the quotes of its language', () => {
    expect(having('ru', /[”‘’]|(?<=\S) - /u)).toEqual([])
    expect(having('en', /[«»„]|(?<=\S) - /u)).toEqual([])
  })
})

test('a caller without a proof is promised a call on the number of the card', () => {
  const frame = scripts.find(({ role }) => role === 'frame')
  const body = scripts.find(({ role }) => role === 'body')
  if (frame === undefined || body === undefined) throw new Error('There is a frame and a body')
  const walk = walkOf(joinFrame(frame, body), celConditions())
  let run = begin(walk, { id: 'run', version: 1, at: 0, facts: { 'client.address': 'Мария Андреевна', 'call.direction': 'incoming' } })
  const answers: readonly StepAnswer[] = [
    { kind: 'next' },
    { kind: 'no' },
    { kind: 'no' },
    { kind: 'done' },
    { kind: 'option', optionId: 'own' },
    { kind: 'done' },
    { kind: 'next' },
  ]
  for (const answer of answers) {
    const next = advance(walk, run, { kind: 'answered', at: 1, answer })
    if (!next.ok) throw new Error(JSON.stringify(next.error))
    run = next.value
  }
  expect(run.state).toMatchObject({ kind: 'ended', outcome: 'promised' })
})

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Client } from '../../../../core/domain/client/client.ts'
import { factsOfCard, type CardSight } from '../../../../core/domain/script/facts-of-card.ts'
import { isFactName } from '../../../../core/domain/script/facts.ts'
import { joinFrame } from '../../../../core/domain/script/join-frame.ts'
import { begin } from '../../../../core/domain/script/begin.ts'
import { sayText } from '../../../../core/domain/script/said.ts'
import { situationOf, withStageScripts } from '../../../../core/domain/script/situation-of.ts'
import { walkOf } from '../../../../core/domain/script/walk.ts'
import { importScript } from '../../../../core/contract/script-document.ts'
import { celConditions } from '../../../../core/script-language/cel-conditions.ts'
import { stemsIn } from '../../../../core/word-stems/stem.ts'
import { aClient } from '../../../support/client-builder.ts'
import { aScript, ends, say } from '../../../support/script-graphs.ts'

const NOW = Date.UTC(2026, 6, 16, 12)
const sight = (over: Partial<CardSight> = {}): CardSight => ({
  now: NOW,
  roleChosen: false,
  verified: false,
  direction: 'incoming',
  sayDue: (at, language) => (language === 'ru' ? `до ${String(at - NOW)}` : `by ${String(at - NOW)}`),
  ...over,
})
const request = {
  number: '48-2107',
  title: 'Записи разговора нет в карточке сделки',
  stages: [{ title: 'Файл обработан' }, { title: 'Передаётся в CRM', note: 'повтор 3 из 24, в 14:10' }, { title: 'Видна в карточке' }],
  currentStage: 1,
  openedAt: NOW - 1,
  dueAt: NOW + 90,
  processId: 'recording-delivery',
  stageId: 'delivering',
}
const maria: Client = aClient({
  name: { given: 'Мария', family: 'Орлова', patronymic: 'Андреевна' },
  language: 'ru',
  roles: [{ id: 'head', kind: 'employee', title: 'Руководитель', company: 'ООО «Северный ветер»', lineIds: ['b2b'] }],
  requests: [request],
  facts: [
    { label: 'CRM', value: 'Битрикс24' },
    { label: 'Договор', value: '№ 1184-С', sensitive: true },
  ],
})

describe('what a card tells a script', () => {
  it('is the person, the role, the request with its stage, and the lines of the card', () => {
    const facts = factsOfCard(sight({ client: maria, roleId: 'head', line: 'Поддержка B2B', operator: 'Анна', verified: true }))
    expect(facts).toMatchObject({
      'client.known': true,
      'client.address': 'Мария Андреевна',
      'client.fullName': 'Мария Андреевна Орлова',
      'client.verified': true,
      'client.proof': 'полное имя и номер договора',
      'role.kind': 'employee',
      'role.confirmed': true,
      'request.open': true,
      'request.number': '48-2107',
      'request.stageId': 'delivering',
      'request.stageNote': 'повтор 3 из 24, в 14:10',
      'request.nextStage': 'Видна в карточке',
      'request.due': 'до 90',
      'request.overdue': false,
      'card.crm': 'Битрикс24',
      'call.line': 'Поддержка B2B',
      'operator.name': 'Анна',
    })
    expect(Object.keys(facts).every(isFactName)).toBe(true)
    expect(JSON.stringify(facts)).not.toContain('1184')
  })

  it('in English is said in English, without a patronymic', () => {
    const facts = factsOfCard(sight({ client: { ...maria, language: 'en', facts: [{ label: 'Contract', value: '12' }] } }))
    expect(facts).toMatchObject({
      'client.address': 'Мария',
      'client.language': 'en',
      'client.proof': 'your full name and the contract number',
      'request.due': 'by 90',
    })
  })

  it('leaves out what is not known: a role of several that nobody chose, a term that has passed, an empty line', () => {
    const two = { ...maria, roles: [...maria.roles, { id: 'own', kind: 'private' as const, lineIds: [] }] }
    const late = { ...request, dueAt: NOW - 1 }
    const facts = factsOfCard(sight({ client: { ...two, requests: [late] }, roleId: 'head' }))
    expect(facts['role.confirmed']).toBe(false)
    expect(facts).not.toHaveProperty('role.kind')
    expect(facts).not.toHaveProperty('request.due')
    expect(facts['request.overdue']).toBe(true)
    const chosen = factsOfCard(sight({ client: two, roleId: 'own', roleChosen: true }))
    expect(chosen).toMatchObject({ 'role.kind': 'private', 'role.confirmed': true })
  })

  it('of a stranger says so, and that no request is open: his questions are asked', () => {
    expect(factsOfCard(sight())).toEqual({
      'client.known': false,
      'client.verified': false,
      'role.confirmed': false,
      'request.open': false,
      'call.direction': 'incoming',
    })
  })

  it('is never longer than what is said in one breath', () => {
    const told = { text: 'о'.repeat(5_000), channel: 'chat', at: 1 } as const
    expect(String(factsOfCard(sight({ client: { ...maria, told } }))['told.words'])).toHaveLength(500)
  })
})

describe('the shipped script with the facts of its client', () => {
  it('greets by name and goes past what the card knows', async () => {
    const [frame, body] = await Promise.all(
      ['frame', 'recording-missing'].map(async (name) => {
        const read = importScript(await readFile(new URL(`../../../../resources/scripts/${name}.json`, import.meta.url), 'utf8'))
        if (!read.ok) throw new Error(name)
        return read.value
      }),
    )
    if (frame === undefined || body === undefined) throw new Error('no scripts')
    const walk = walkOf(joinFrame(frame, body, 'crm'), celConditions())
    const run = begin(walk, {
      id: 'run',
      version: 1,
      at: 0,
      facts: factsOfCard(sight({ client: maria, roleId: 'head', operator: 'Анна' })),
    })
    const node = walk.nodes.get(run.state.nodeId)
    expect(node?.kind === 'say' && sayText(walk, run, node.text, 'ru')).toBe('Служба поддержки, Анна. Мария Андреевна, здравствуйте.')
  })
})

describe('the situation a script is chosen by', () => {
  const processes = [
    {
      id: 'recording-delivery',
      title: 'Запись',
      language: 'ru' as const,
      topicIds: ['recording-missing'],
      stages: [{ id: 'delivering', title: 'Передаётся', questions: [], script: { scriptId: 'script', nodeId: 'late' } }],
    },
  ]

  it('has the requests of the role with their topics, and the stems of the notes', () => {
    const found = situationOf({ client: maria, roleId: 'head', lineId: 'b2b', notes: 'Просит скидку', topicId: '', processes, stemsIn })
    expect(found).toMatchObject({
      lineId: 'b2b',
      role: 'employee',
      segment: maria.segment,
      requests: [{ number: '48-2107', processId: 'recording-delivery', stageId: 'delivering', topicId: 'recording-missing' }],
    })
    expect(found).not.toHaveProperty('topicId')
    for (const stem of stemsIn('скидка запись')) expect(found.stems).toContain(stem)
  })

  it('lets a stage of a process name its script; an entry of the script’s own goes before', () => {
    const script = aScript([say('hello', 'late'), say('late', 'end'), ends('end')])
    const entry = { processId: 'recording-delivery', stageId: 'delivering', nodeId: 'late' }
    expect(withStageScripts([script], processes)[0]?.entries).toEqual([entry])
    const own = { ...script, entries: [{ ...entry, nodeId: 'hello' }] }
    expect(withStageScripts([own], processes)[0]?.entries).toEqual(own.entries)
  })
})

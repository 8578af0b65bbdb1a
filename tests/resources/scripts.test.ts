import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportScript } from '../../core/contract/script-document.ts'
import type { Client } from '../../core/domain/client/client.ts'
import { advance } from '../../core/domain/script/advance.ts'
import { begin } from '../../core/domain/script/begin.ts'
import { rankScripts } from '../../core/domain/script/choose-script.ts'
import { joinFrame } from '../../core/domain/script/join-frame.ts'
import { textsOf } from '../../core/domain/script/node-texts.ts'
import type { NodeId, ScriptNode } from '../../core/domain/script/node.ts'
import { fillText, namesIn } from '../../core/domain/script/placeholder.ts'
import type { ScriptRun } from '../../core/domain/script/run.ts'
import type { Script } from '../../core/domain/script/script.ts'
import { textIn, type ScriptText } from '../../core/domain/script/text.ts'
import { validate } from '../../core/domain/script/validate.ts'
import { nameTypes, valuesOf, walkOf, type Walk } from '../../core/domain/script/walk.ts'
import { celConditions } from '../../core/script-language/cel-conditions.ts'
import { readArticleFiles } from '../../main/content/article-files.ts'
import { readProcessFiles } from '../../main/content/process-files.ts'
import { readScriptFiles } from '../../main/content/script-files.ts'
import { SANDBOX_RESULTS, SANDBOX_TOPICS } from '../../main/sandbox/sandbox-dispositions.ts'
import { sandboxSeat } from '../../main/sandbox/sandbox-seat.ts'
import { readScenarios } from '../../main/sandbox/scenario-files.ts'
import { scenarioFacts } from '../support/scenario-facts.ts'
import { faultsOfStyle } from '../support/style-of-words.ts'
import { rightAnswer } from '../support/walk-script.ts'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const leftOut: unknown[] = []
const scripts = await readScriptFiles(resources, (problem) => leftOut.push(problem))
const articles = new Set((await readArticleFiles(resources, (problem) => leftOut.push(problem))).map(({ id }) => id))
const processes = await readProcessFiles(resources, (problem) => leftOut.push(problem))
const scenarios = (await readScenarios(resources)).scenarios
const people = (await readScenarios(resources)).people(Date.now())
const seat = sandboxSeat({ server: 'ws://127.0.0.1', password: 'x' })
const conditions = celConditions()
const frame = scripts.find(({ role }) => role === 'frame')
const bodies = scripts.filter(({ role }) => role === 'body')

/** The clients of a script's scenario, one a language. */
const clientsOf = ({ id }: Script): readonly Client[] =>
  scenarios
    .filter(({ name }) => name === id)
    .flatMap(({ client, language }) => people.find((person) => person.id === client.id && person.language === language) ?? [])
const factsOf = (client: Client) => scenarioFacts(client, 'Поддержка B2B')
const bodyOf = (id: string): Script => {
  const found = bodies.find((script) => script.id === id)
  if (found === undefined) throw new Error(`No script ${id}`)
  return found
}

/** What is said at a step, in a language. */
const saidAt = (run: ScriptRun, node: ScriptNode, language: 'ru' | 'en'): readonly string[] => {
  const values = valuesOf(run.facts, run.answers)
  const word = (name: string): string | undefined => (values[name] === undefined ? undefined : String(values[name]))
  return textsOf(node).map((text) => fillText(textIn(text, language), word))
}

/** Answers until the end; `pick` chooses among several answers. */
function walked(walk: Walk, from: Script, client: Client, pick: (count: number) => number) {
  const steps: { readonly node: ScriptNode; readonly said: readonly string[] }[] = []
  let run = begin(walk, { id: 'run', version: 1, at: 1_000, facts: factsOf(client) })
  for (let count = 0; run.state.kind === 'at' && count < 100; count += 1) {
    const node = walk.nodes.get(run.state.nodeId)
    const answer = rightAnswer(walk, run, pick)
    if (node === undefined || answer === undefined) break
    steps.push({ node, said: [...saidAt(run, node, 'ru'), ...saidAt(run, node, 'en')] })
    const next = advance(walk, run, { kind: 'answered', at: 2_000, answer })
    if (!next.ok) throw new Error(`${from.id}: ${JSON.stringify(next.error)}`)
    run = next.value
  }
  return { run, steps }
}

const walkFrom = (script: Script, start?: NodeId): Walk => walkOf(joinFrame(frame, script, start), conditions)
const usual = (): number => 0

test('every script, article and process that ships is read', async () => {
  expect(leftOut).toEqual([])
  expect(bodies.map(({ id }) => id)).toEqual([...new Set(scenarios.map(({ name }) => name))].sort())
  for (const name of (await readdir(`${resources}/scripts`)).filter((file) => file.endsWith('.json'))) {
    const script = scripts.find(({ id }) => `${id}.json` === name)
    expect(script && exportScript(script), name).toBe(await readFile(`${resources}/scripts/${name}`, 'utf8'))
  }
})

describe.each(scripts.map((script) => [script.id, script] as const))('%s', (_id, script) => {
  const nodes: readonly ScriptNode[] = script.nodes
  const texts: readonly ScriptText[] = [
    script.title,
    ...nodes.flatMap((node) => textsOf(node)),
    ...script.sides.flatMap(({ title, text }) => [title, text]),
    ...script.variables.flatMap(({ title, type }) => [
      title,
      ...(type.kind === 'choice' ? type.options.map((option) => option.title) : []),
    ]),
  ]

  test('has nothing to find fault with, alone and in its frame', () => {
    expect(validate(script, conditions)).toEqual([])
    if (script.role === 'body') expect(validate(joinFrame(frame, script), conditions)).toEqual([])
  })

  test('is of a size that one learns: 10 to 25 steps, 3 to 6 side questions', () => {
    const steps = nodes.filter(({ kind }) => kind !== 'end').length
    expect([steps, script.sides.length].every((count, place) => count >= (place === 0 ? 10 : 3) && count <= (place === 0 ? 25 : 6))).toBe(
      true,
    )
  })

  test('names only what there is', () => {
    const known = {
      topics: new Set(SANDBOX_TOPICS.map(({ id }) => id)),
      results: new Set(SANDBOX_RESULTS.map(({ id }) => id)),
      processes: new Set(processes.map(({ id }) => id)),
      lines: new Set(seat.lines.map(({ id }) => id)),
      targets: new Set(seat.transferTargets.map(({ number }) => number)),
      stages: new Set(processes.flatMap(({ id, stages }) => stages.map((stage) => `${id}/${stage.id}`))),
    }
    const used = nodes.flatMap((node): readonly (readonly [keyof typeof known, string | undefined])[] => {
      if (node.kind === 'end')
        return [
          ['topics', node.topicId],
          ['results', node.resultId],
        ]
      if (node.kind !== 'action') return []
      const { action } = node
      if (action.kind === 'set-disposition')
        return [
          ['topics', action.topicId],
          ['results', action.resultId],
        ]
      if (action.kind === 'escalate') return [['topics', action.topicId]]
      if (action.kind === 'create-request') return [['processes', action.processId]]
      return action.kind === 'transfer' ? [['targets', action.target]] : []
    })
    const all = [
      ...used,
      ...script.fit.topicIds.map((id) => ['topics', id] as const),
      ...script.fit.processIds.map((id) => ['processes', id] as const),
      ...script.fit.lineIds.map((id) => ['lines', id] as const),
      ...script.entries.map(({ processId, stageId }) => ['stages', `${processId}/${stageId}`] as const),
    ]
    expect(all.filter(([kind, id]) => id !== undefined && !known[kind].has(id))).toEqual([])
    const linked = [...nodes, ...script.sides].flatMap(({ articleId }) => articleId ?? [])
    expect(linked.filter((id) => !articles.has(id))).toEqual([])
    const names = texts.flatMap(({ ru, en }) => [...namesIn(ru ?? ''), ...namesIn(en ?? '')])
    expect(names.filter((name) => !Object.hasOwn(nameTypes(script), name))).toEqual([])
  })

  test('says in texts no bare word of a choice', () => {
    const bare = script.variables.filter(({ type }) => type.kind === 'choice' || type.kind === 'boolean').map(({ name }) => name)
    const names = texts.flatMap(({ ru, en }) => [...namesIn(ru ?? ''), ...namesIn(en ?? '')])
    expect(names.filter((name) => bare.includes(name))).toEqual([])
  })

  test('speaks as the desk speaks, in both languages, and not for too long', () => {
    const faults = texts.flatMap(({ ru = '', en = '' }) => [...faultsOfStyle(ru, 'ru', 320), ...faultsOfStyle(en, 'en', 320)])
    expect(faults).toEqual([])
  })
})

describe.each(bodies.map((script) => [script.id, script] as const))('%s with its client', (_id, script) => {
  const starts = [undefined, ...new Set(script.entries.map(({ nodeId }) => nodeId))]

  test.each(starts.map((start) => [start ?? 'the start', start] as const))(
    'can be walked to an end from %s, whatever is answered',
    (_name, start) => {
      const walk = walkFrom(script, start)
      for (const client of clientsOf(script)) {
        fc.assert(
          fc.property(fc.array(fc.nat({ max: 19 }), { minLength: 60, maxLength: 60 }), (picks) => {
            let place = 0
            const { run, steps } = walked(walk, script, client, (count) => (picks[place++ % picks.length] ?? 0) % Math.max(1, count))
            expect(run.state.kind).toBe('ended')
            for (const { node, said } of steps)
              expect(
                said.filter((text) => text.trim() === ''),
                node.id,
              ).toEqual([])
          }),
          { numRuns: 40 },
        )
      }
    },
  )

  test('is the first one offered to its client, and begins at the stage', () => {
    for (const client of clientsOf(script)) {
      const [request] = client.requests
      const requests = client.requests.map(({ number, processId, stageId }) => ({
        number,
        ...(processId === undefined ? {} : { processId }),
        ...(stageId === undefined ? {} : { stageId }),
      }))
      const [best] = rankScripts(scripts, { requests, segment: client.segment, stems: new Set() }, (word) => word)
      expect(best?.script.id).toBe(script.id)
      const entry = script.entries.find(({ processId, stageId }) => processId === request?.processId && stageId === request.stageId)
      expect(best?.entry).toBe(entry?.nodeId)
    }
  })
})

describe('the usual way', () => {
  const usually = (id: string) => {
    const script = bodyOf(id)
    const [client] = clientsOf(script)
    if (client === undefined) throw new Error(`No client of ${id}`)
    const entry = script.entries.find(
      ({ processId, stageId }) => processId === client.requests[0]?.processId && stageId === client.requests[0].stageId,
    )
    const { run, steps } = walked(walkFrom(script, entry?.nodeId), script, client, usual)
    const own = steps.map(({ node }) => node).filter(({ id: nodeId }) => !nodeId.startsWith('frame.'))
    return { run, ids: own.map(({ id: nodeId }) => nodeId), kinds: own.map(({ kind }) => kind), said: steps.flatMap(({ said }) => said) }
  }

  test('of the weekend forwarding and of the night’s dashboards ends with line 2', () => {
    for (const id of ['weekend-forwarding', 'night-dashboards']) expect(usually(id).run).toMatchObject({ outcome: 'escalated' })
  })

  test('of the others ends on line 1', () => {
    for (const id of ['recording-missing', 'registering-a-business', 'mortgage-papers', 'metal-card', 'who-is-calling'])
      expect(['solved', 'promised'], id).toContain(usually(id).run.outcome)
  })

  test('of the metal card asks nothing to be told again: the day, the cause, the amends and the name come by themselves', () => {
    const { kinds, said } = usually('metal-card')
    expect(kinds).not.toContain('ask')
    expect(kinds).not.toContain('form')
    for (const piece of [/с 10 до 14/, /завод/, /2\sмесяца/, /Игорь Маслов/, /наша ошибка/]) expect(said.join('\n')).toMatch(piece)
  })

  test('of a recording asks neither for the CRM nor for the call: the card knows both', () => {
    const { ids, run } = usually('recording-missing')
    expect(ids).not.toContain('crm')
    expect(ids).not.toContain('which-call')
    expect(run.answers['crm']).toMatchObject({ source: { kind: 'card' } })
  })

  test('of one number with three roles asks for the role first, and for its code word', () => {
    expect(usually('who-is-calling').ids.slice(0, 2)).toEqual(['whose', 'employee-word'])
  })

  test('of a mortgage names the two papers, the notary and the day', () => {
    const said = usually('mortgage-papers').said.join('\n')
    for (const piece of [/выписка из домовой книги, согласие супруга/, /нотариус/, /действует до/, /приложение/i])
      expect(said).toMatch(piece)
  })
})

test('the identity check is compulsory, and nothing of a body is come to around it', () => {
  const identity = frame?.nodes.find(({ id }) => id === 'identity')
  expect(identity).toMatchObject({ kind: 'check', compulsory: true, proves: 'identity' })
})

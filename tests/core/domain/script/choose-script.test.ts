import { describe, expect, test } from 'vitest'
import { rankScripts, type Situation } from '../../../../core/domain/script/choose-script.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { aScript, ends, say } from '../../../support/script-graphs.ts'

const none: Script['fit'] = { lineIds: [], roles: [], segments: [], processIds: [], topicIds: [], words: [] }
const script = (id: string, fit: Partial<Script['fit']>, over: Partial<Script> = {}): Script =>
  aScript([say('start', 'end'), say('retry', 'end'), ends('end')], { id, fit: { ...none, ...fit }, ...over })
const stem = (word: string) => word.toLowerCase().replace(/[аяыийуюоеь]+$/, '')
const situation: Situation = { requests: [], stems: new Set() }
const ranked = (scripts: readonly Script[], over: Partial<Situation>) => rankScripts(scripts, { ...situation, ...over }, stem)
const recording = script(
  'recording',
  { processIds: ['delivery'], lineIds: ['b2b'], words: ['запись', 'записи'] },
  { entries: [{ processId: 'delivery', stageId: 'retrying', nodeId: 'retry' }] },
)
const general = script('general', {})

describe('the script for a situation', () => {
  test('is the one of the stage where the client stands, begun there', () => {
    const [best] = ranked([general, recording], {
      requests: [{ number: '48-2107', processId: 'delivery', stageId: 'retrying' }],
      lineId: 'b2b',
    })
    expect(best).toMatchObject({
      script: { id: 'recording' },
      entry: 'retry',
      reasons: [
        { kind: 'stage', processId: 'delivery', stageId: 'retrying', requestNumber: '48-2107' },
        { kind: 'line', lineId: 'b2b' },
      ],
    })
  })

  test('of a process without that stage begins at its start', () => {
    const [best] = ranked([general, recording], { requests: [{ number: '1', processId: 'delivery', stageId: 'other' }] })
    expect(best?.script.id).toBe('recording')
    expect(best?.entry).toBeUndefined()
  })

  test('follows the words of the notes, whatever their endings', () => {
    const [best] = ranked([general, recording], { stems: new Set([stem('записью')]) })
    expect(best?.reasons).toEqual([{ kind: 'words', words: ['запись', 'записи'] }])
  })

  test('is not one for another role or segment', () => {
    const forDirectors = script('directors', { roles: ['director'], topicIds: ['contract'] })
    const [best, last] = ranked([forDirectors, general], { role: 'private', topicId: 'contract' })
    expect([best?.script.id, last?.script.id]).toEqual(['directors', 'general'])
    expect(best?.reasons).toEqual([])
    expect(ranked([general, forDirectors], { role: 'director', topicId: 'contract' })[0]?.script.id).toBe('directors')
  })

  test('is never a frame', () => {
    expect(ranked([script('frame', {}, { role: 'frame' })], {})).toEqual([])
  })

  test('keeps the order of the list where nothing speaks for any', () => {
    expect(ranked([general, recording], {}).map(({ script: { id } }) => id)).toEqual(['general', 'recording'])
  })
})

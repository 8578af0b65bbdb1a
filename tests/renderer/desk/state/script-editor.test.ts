import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportScript } from '../../../../core/contract/script-document.ts'
import { scriptSchema } from '../../../../core/contract/script-schema.ts'
import type { ScriptVersion } from '../../../../core/domain/script/script.ts'
import { createMemoryDrafts, type AnswerDrafts } from '../../../../renderer/desk/state/line-two-drafts.ts'
import type { ScriptEditor } from '../../../../renderer/desk/state/script-editor.ts'
import { isUnsaved, type Drawing } from '../../../../renderer/desk/state/script-editor-view.ts'
import { aCall } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aPhoneWith } from '../../../support/phone-state-builder.ts'
import { anyEdit } from '../../../support/script-edits.ts'
import { anyGraph, aScript, ends, say } from '../../../support/script-graphs.ts'
import { ScriptHub } from '../../../support/script-hub.ts'
import { anna } from '../../../support/team-members.ts'

const SCRIPT = aScript([say('a', 'end'), ends('end')], { id: 'recording', variables: [] })
const version = (over: Partial<ScriptVersion> = {}): ScriptVersion => ({
  ...{ script: SCRIPT, version: 1, state: 'published', by: 'Ольга Зимина', at: 1_000 },
  ...over,
})

interface Desk {
  readonly world: CallWorkWorld
  readonly editor: ScriptEditor
  readonly drawing: () => Drawing
}

/** A desk on this hub; `shelf` outlives it, as a disk does. */
async function aDesk(hub: ScriptHub, shelf: AnswerDrafts = createMemoryDrafts()): Promise<Desk> {
  const world = await aCallWorkWorld({ bridge: hub.bridge, storage: { answerDrafts: shelf } })
  await world.desk.team.start()
  await world.work.scripts.refresh()
  const editor = world.work.scriptEditor
  editor.setOpen(true)
  const drawing = (): Drawing => {
    const { drawing: now } = editor.store.getState()
    if (now === undefined) throw new Error('Nothing is drawn')
    return now
  }
  return { world, editor, drawing }
}

const title = (ru: string) => ({ kind: 'retitle' as const, title: { ru } })

describe('the drawing board', () => {
  it('never changes what is published: a new draft is the next version, and its road ends in force', async () => {
    const hub = new ScriptHub([version()])
    const { editor, drawing } = await aDesk(hub)
    expect(await editor.openVersion('alfa', 'recording', 1)).toBe(true)
    expect(editor.edit(title('Иначе'))).toBe(false)
    editor.openNextDraft()
    expect(drawing()).toMatchObject({ version: 2, state: 'draft' })
    expect(editor.edit(title('Иначе'))).toBe(true)
    expect(await editor.save('review')).toBe('saved')
    editor.setNote('Новые слова')
    expect(await editor.save('published')).toBe('saved')
    expect(hub.kept.get('recording.2')?.version).toMatchObject({ state: 'published', note: 'Новые слова', by: anna.name })
    expect(hub.kept.get('recording.1')?.version.script.title).toEqual(SCRIPT.title)
    expect(isUnsaved(drawing())).toBe(false)
  })

  it('looks through what is drawn, and publishes nothing with errors', async () => {
    const hub = new ScriptHub([version({ state: 'draft' })])
    const { editor, drawing, world } = await aDesk(hub)
    await editor.openVersion('alfa', 'recording', 1)
    await expect.poll(() => drawing().problems?.filter(({ severity }) => severity === 'error')).toEqual([])
    editor.edit({ kind: 'lead', nodeId: 'a', way: 'next' })
    await world.passes(500)
    expect(drawing().problems).toContainEqual({ severity: 'error', kind: 'dead-end', nodeId: 'a', way: 'next' })
    expect(await editor.save('review')).toBe('saved')
    expect(await editor.save('published')).toBe('refused')
    expect(drawing().trouble).toEqual({ kind: 'rejected', why: 'has-errors' })
    expect(drawing().state).toBe('review')
  })

  it('keeps what is drawn on the disk until the hub has it: a killed window begins where it was', async () => {
    const hub = new ScriptHub([version({ state: 'draft' })])
    const shelf = createMemoryDrafts()
    const first = await aDesk(hub, shelf)
    await first.editor.openVersion('alfa', 'recording', 1)
    first.editor.edit(title('Начато'))
    expect(first.drawing().kept).toBe('writing')
    await first.world.passes(1_000)
    expect(first.drawing().kept).toBe('kept')

    const second = await aDesk(hub, shelf)
    await second.editor.openVersion('alfa', 'recording', 1)
    expect(second.drawing().history.now.title).toEqual({ ru: 'Начато' })
    expect(isUnsaved(second.drawing())).toBe(true)
    expect(await second.editor.save()).toBe('saved')
    await second.world.passes(1_000)
    expect((await shelf.all()).filter(({ text }) => text !== '')).toEqual([])
  })

  it('says that the disk did not take it', async () => {
    const broken: AnswerDrafts = { all: () => Promise.reject(new Error('no disk')), keep: () => Promise.reject(new Error('no disk')) }
    const { editor, drawing, world } = await aDesk(new ScriptHub([version({ state: 'draft' })]), broken)
    await editor.openVersion('alfa', 'recording', 1)
    editor.edit(title('Иначе'))
    await world.passes(1_000)
    expect(drawing().kept).toBe('failed')
  })

  it('shows both when somebody else saved meanwhile, and loses neither', async () => {
    const hub = new ScriptHub([version({ state: 'draft' })])
    const { editor, drawing } = await aDesk(hub)
    await editor.openVersion('alfa', 'recording', 1)
    editor.edit(title('Моё'))
    hub.write(version({ state: 'draft', by: 'Вера', script: { ...SCRIPT, title: { ru: 'Чужое' } } }))
    expect(await editor.save()).toBe('conflict')
    expect(drawing().theirs?.version.script.title).toEqual({ ru: 'Чужое' })
    expect(drawing().history.now.title).toEqual({ ru: 'Моё' })
    expect(hub.kept.get('recording.1')?.version.by).toBe('Вера')

    editor.takeTheirs()
    expect(drawing()).toMatchObject({ by: 'Вера' })
    expect(isUnsaved(drawing())).toBe(false)
    editor.undo()
    expect(drawing().history.now.title).toEqual({ ru: 'Моё' })
    editor.openNextDraft()
    expect(await editor.save()).toBe('saved')
    expect(hub.kept.get('recording.2')?.version.script.title).toEqual({ ru: 'Моё' })
  })

  it('keeps what the hub does not take now, and saves it when it is asked again', async () => {
    const hub = new ScriptHub([version({ state: 'draft' })])
    const { editor, drawing } = await aDesk(hub)
    await editor.openVersion('alfa', 'recording', 1)
    editor.edit(title('Иначе'))
    hub.manner = 'unreachable'
    expect(await editor.save()).toBe('refused')
    expect(drawing()).toMatchObject({ trouble: { kind: 'unreachable' }, saving: false })
    hub.manner = 'good'
    expect(await editor.save()).toBe('saved')
    expect(drawing().trouble).toBeUndefined()
  })

  it('is read only for operators', async () => {
    const { editor } = await aDesk(new ScriptHub([version({ state: 'draft' })], 'operator'))
    await editor.openVersion('alfa', 'recording', 1)
    expect(editor.edit(title('Иначе'))).toBe(false)
    expect(editor.paste('{}')).toEqual({ ok: false, error: 'frozen' })
  })

  it('copies steps through a text, and refuses any other text', async () => {
    const { editor, drawing } = await aDesk(new ScriptHub([version({ state: 'draft' })]))
    await editor.openVersion('alfa', 'recording', 1)
    expect(editor.copy()).toBeUndefined()
    editor.select(['a', 'end'])
    const text = editor.copy() ?? ''
    expect(editor.paste(text)).toEqual({ ok: true, value: 2 })
    expect(drawing().selection).toEqual(['a-2', 'end-2'])
    expect(drawing().history.now.nodes.map(({ id }) => id)).toEqual(['a', 'end', 'a-2', 'end-2'])
    expect(editor.paste('Просто текст')).toEqual({ ok: false, error: 'not-steps' })
    editor.undo()
    expect(drawing().history.now.nodes).toHaveLength(2)
  })

  it('gives the screen to a ringing call, and keeps the drawing', async () => {
    const { editor, drawing, world } = await aDesk(new ScriptHub([version({ state: 'draft' })]))
    await editor.openVersion('alfa', 'recording', 1)
    editor.edit(title('Начато'))
    await world.says(aPhoneWith(aCall.incoming()))
    expect(editor.store.getState().open).toBe(false)
    editor.setOpen(true)
    expect(drawing().history.now.title).toEqual({ ru: 'Начато' })
    await world.says(aPhoneWith(aCall.active()))
    expect(editor.store.getState().open).toBe(true)
  })

  it('takes files as drafts: a known script gets its next version, a strange id one that the hub can bear', async () => {
    const { editor, drawing } = await aDesk(new ScriptHub([version()]))
    expect(editor.openFile('alfa', exportScript(SCRIPT)).ok).toBe(true)
    expect(drawing()).toMatchObject({ version: 2, state: 'draft' })
    expect(editor.openFile('alfa', exportScript({ ...SCRIPT, id: 'with.dots' })).ok).toBe(true)
    expect(drawing().history.now.id).toBe('with-dots')
    expect(editor.openFile('alfa', 'x'.repeat(10_000_000))).toMatchObject({ ok: false, error: { kind: 'too-large' } })
    expect(drawing().history.now.id).toBe('with-dots')
  })

  it('bears any document and any edit: the store never holds what could not be kept', async () => {
    const { editor, drawing } = await aDesk(new ScriptHub())
    let opened = 0
    await fc.assert(
      fc.asyncProperty(
        anyGraph,
        fc.array(anyEdit, { maxLength: 4 }),
        fc.constantFrom(...(['undo', 'redo'] as const)),
        async (script, edits, then) => {
          if (!editor.openFile('alfa', exportScript(script)).ok) return
          opened += 1
          for (const edit of edits) editor.edit(edit)
          editor[then]()
          expect(scriptSchema.safeParse(drawing().history.now).success).toBe(true)
          await editor.discard()
        },
      ),
      { numRuns: 1_000 },
    )
    expect(editor.store.getState().drafts).toEqual({})
    expect(opened).toBe(1_000)
  })
})

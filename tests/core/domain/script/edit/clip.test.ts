import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClip, writeClip } from '../../../../../core/contract/script-clip.ts'
import { exportScript, importScript, LARGEST_SCRIPT } from '../../../../../core/contract/script-document.ts'
import { scriptSchema } from '../../../../../core/contract/script-schema.ts'
import { applyEdit } from '../../../../../core/domain/script/edit/apply-edit.ts'
import { clipOf, pasteEdit } from '../../../../../core/domain/script/edit/clip.ts'
import { validate } from '../../../../../core/domain/script/validate.ts'
import { waysOf } from '../../../../../core/domain/script/ways.ts'
import { celConditions } from '../../../../../core/script-language/cel-conditions.ts'
import { anyGraph } from '../../../../support/script-graphs.ts'

describe('copied steps', () => {
  it('never bring an id twice, keep the ways between them, and lead nowhere else', () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, fc.array(fc.nat(11), { maxLength: 8 }), (from, into, picks) => {
        const ids = picks.map((pick) => `n${String(pick)}`)
        const clip = clipOf(from, ids)
        let script = into
        for (const _twice of [1, 2]) {
          const { edit, ids: put } = pasteEdit(script, clip)
          const before = script
          script = applyEdit(script, edit)
          expect(new Set(script.nodes.map(({ id }) => id)).size).toBe(script.nodes.length)
          expect(scriptSchema.safeParse(script).error).toBeUndefined()
          expect(script.nodes).toHaveLength(before.nodes.length + clip.nodes.length)
          const inside = new Set(put)
          clip.nodes.forEach((node, index) => {
            const copy = script.nodes.find(({ id }) => id === put[index])
            const targets = copy === undefined ? [] : waysOf(copy).map(({ to }) => to)
            expect(targets.map((to) => to !== undefined && inside.has(to))).toEqual(waysOf(node).map(({ to }) => to !== undefined))
          })
        }
      }),
    )
  })

  it('come through the clipboard as they were', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, variables }) => {
        expect(readClip(writeClip({ nodes, variables }))).toEqual({ ok: true, value: { nodes, variables } })
      }),
    )
  })

  it('are refused in words when the clipboard holds something else', () => {
    expect(readClip('Просто текст')).toEqual({ ok: false, error: 'not-steps' })
    expect(readClip('{"format":"firstline-script-steps","version":2}')).toEqual({ ok: false, error: 'newer' })
    expect(readClip('{"format":"firstline-script-steps","version":1,"nodes":[{"kind":"say"}],"variables":[]}')).toEqual({
      ok: false,
      error: 'wrong',
    })
    expect(readClip('x'.repeat(3_000_000))).toEqual({ ok: false, error: 'too-large' })
    fc.assert(fc.property(fc.string(), (text) => !readClip(text).ok))
  })
})

describe('files of scripts', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(anyGraph, (script) => {
        expect(importScript(exportScript(script))).toEqual({ ok: true, value: script })
      }),
    )
  })

  /** A valid document with one place of it replaced by anything. */
  const spoiled = fc.tuple(anyGraph, fc.nat(), fc.jsonValue({ maxDepth: 3 })).map(([script, at, value]) => {
    const document: unknown = JSON.parse(exportScript(script))
    const places: (() => void)[] = []
    const walk = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return
      for (const key of Object.keys(part)) {
        const holder = part as Record<string, unknown>
        places.push(
          () => (holder[key] = value),
          () => Reflect.deleteProperty(holder, key),
        )
        walk(holder[key])
      }
    }
    walk(document)
    places[at % places.length]?.()
    return JSON.stringify(document)
  })

  it('are taken or refused, never more: a thousand spoiled ones', () => {
    const conditions = celConditions()
    let taken = 0
    fc.assert(
      fc.property(fc.oneof(spoiled, spoiled, fc.json(), fc.string()), (file) => {
        const read = importScript(file)
        if (!read.ok) return
        taken += 1
        validate(read.value, conditions)
        expect(importScript(exportScript(read.value))).toEqual(read)
      }),
      { numRuns: 1_000 },
    )
    expect(taken).toBeGreaterThan(0)
  })

  it('of 10 MB are refused, with the size that is taken', () => {
    expect(importScript('x'.repeat(10_000_000))).toEqual({ ok: false, error: { kind: 'too-large', most: LARGEST_SCRIPT } })
  })
})

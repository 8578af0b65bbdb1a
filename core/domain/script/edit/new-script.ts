import type { Script, ScriptId } from '../script.ts'
import type { ScriptText } from '../text.ts'

/** A script to begin with: one step to say, which leads to an end. */
export function newScript(id: ScriptId, title: ScriptText, titles: { readonly say: ScriptText; readonly end: ScriptText }): Script {
  return {
    id,
    title,
    role: 'body',
    languages: ['ru', 'en'],
    start: 'say',
    nodes: [
      { id: 'say', kind: 'say', title: titles.say, text: {}, next: 'end', position: { x: 0, y: 0 } },
      { id: 'end', kind: 'end', title: titles.end, outcome: 'solved', position: { x: 0, y: 120 } },
    ],
    variables: [],
    fit: { lineIds: [], roles: [], segments: [], processIds: [], topicIds: [], words: [] },
    entries: [],
    sides: [],
  }
}

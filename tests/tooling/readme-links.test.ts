import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Targets of the links and images of a Markdown text, also those of HTML inside it, code left out. */
function targetsIn(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
  const found = prose.matchAll(/\]\(\s*<?([^\s)>]+)|^\[[^\]]+\]:\s*(\S+)|\b(?:src|srcset|href)="([^"\s]+)/gm)
  return [...found].map(([, inline, reference, html]) => inline ?? reference ?? html ?? '')
}

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')

const anchorsOf = (markdown: string): string[] => [...markdown.matchAll(/^#+\s+(.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** Why a target leads nowhere; undefined when it leads somewhere, or out of the repository. */
function faultOf(target: string, from: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined
  const [path = '', anchor] = target.split('#')
  const file = join(root, path === '' ? from : decodeURIComponent(path))
  if (!existsSync(file)) return `${target} is not there`
  if (anchor === undefined || !file.endsWith('.md')) return undefined
  return anchorsOf(readFileSync(file, 'utf8')).includes(decodeURIComponent(anchor)) ? undefined : `${target} has no such heading`
}

describe.each(['README.md', 'README.ru.md'])('%s', (name) => {
  it('links only to what is there', () => {
    const targets = targetsIn(readFileSync(join(root, name), 'utf8'))
    expect(targets.length).toBeGreaterThan(0)
    expect(targets.map((target) => faultOf(target, name)).filter((fault) => fault !== undefined)).toEqual([])
  })
})

it('a link to nothing would be noticed', () => {
  expect(targetsIn('![a](docs/a.png) [b](<b.md>) `[c](c.md)` <img src="d.png">')).toEqual(['docs/a.png', 'b.md', 'd.png'])
  expect(faultOf('docs/images/none.png', 'README.md')).toContain('not there')
  expect(faultOf('#no-such-heading', 'README.md')).toContain('no such heading')
  expect(faultOf('https://example.org/x', 'README.md')).toBeUndefined()
})

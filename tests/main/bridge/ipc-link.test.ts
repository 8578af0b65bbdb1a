import { describe, expect, it } from 'vitest'
import type { Transport } from '../../../core/contract/envelope.ts'
import { createIpcLinks } from '../../../main/bridge/ipc-link.ts'
import { FakeWindow } from '../../contract/links/ipc-fake-link.ts'

function links() {
  const attached: Transport[] = []
  const heard: string[] = []
  const closed: number[] = []
  const refused: string[] = []
  const own = createIpcLinks({
    channel: 'c',
    origin: 'app://firstline',
    attach: (transport) => {
      const life = attached.push(transport)
      transport.onMessage((text) => heard.push(text))
      transport.onClose(() => closed.push(life))
    },
    onRefused: (why) => refused.push(why),
  })
  return { own, attached, heard, closed, refused }
}

describe('links to windows', () => {
  it('hear only the top frame of our own pages', () => {
    const { own, heard, refused } = links()
    const window = new FakeWindow()
    for (const frameUrl of ['https://evil.example/', 'app://firstline.evil/', 'app://other/desk.html', '', 'about:blank'])
      own.receive({ window, isMainFrame: true, frameUrl, text: 'x' })
    own.receive({ window, isMainFrame: false, frameUrl: 'app://firstline/desk.html', text: 'x' })
    own.receive({ window, isMainFrame: true, frameUrl: 'app://firstline/desk.html', text: { not: 'text' } })
    expect(heard).toEqual([])
    expect(refused).toEqual([...Array.from({ length: 6 }, () => 'foreign-frame'), 'not-text'])
  })

  it('give every life of a page its own transport', () => {
    const { own, attached, closed, heard } = links()
    const window = new FakeWindow()
    const say = (text: string) => own.receive({ window, isMainFrame: true, frameUrl: 'app://firstline/desk.html', text })
    say('one')
    window.reload()
    say('two')
    expect(heard).toEqual(['one', 'two'])
    expect(attached).toHaveLength(2)
    expect(closed).toEqual([1])
    attached[0]?.send('to the old life')
    attached[1]?.send('to the new one')
    expect(window.received).toEqual(['to the new one'])
  })
})

import { readFile, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'

// Draws every icon of the application from the three SVG files beside this one: `node resources/icons/make-icons.mjs`.
const at = (name) => new URL(name, import.meta.url)

/** Below this many pixels the icon with thin parts is no longer read; the small one takes its place. */
const SMALL = 64

const browser = await chromium.launch({ executablePath: findChromium(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
const page = await browser.newPage()

async function draw(svg, size) {
  const source = (await readFile(at(svg), 'utf8')).replace('<svg ', `<svg width="${size}" height="${size}" style="display:block" `)
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0;background:transparent}</style>${source}`)
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } })
}

const application = (size) => draw(size < SMALL ? 'small.svg' : 'icon.svg', size)

/** ICO: a directory of sixteen-byte entries, then the pictures, which may be PNG since Windows Vista. */
async function ico(sizes) {
  const pictures = await inTurn(sizes, application)
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  for (const [index, picture] of pictures.entries()) {
    const entry = 6 + 16 * index
    head.writeUInt8(sizes[index] % 256, entry)
    head.writeUInt8(sizes[index] % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(picture.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += picture.length
  }
  return Buffer.concat([head, ...pictures])
}

/** ICNS: `icns`, the length of all, then type, length and PNG of each picture, lengths big-endian and with their eight bytes of head. */
async function icns(types) {
  const entries = await inTurn(Object.entries(types), async ([type, size]) => chunk(type, await application(size)))
  return chunk('icns', Buffer.concat(entries))
}

function chunk(type, body) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}

async function inTurn(values, make) {
  const made = []
  for (const value of values) made.push(await make(value))
  return made
}

await writeFile(at('icon.png'), await application(512))
await writeFile(at('icon.ico'), await ico([16, 24, 32, 48, 64, 128, 256]))
await writeFile(at('icon.icns'), await icns({ ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }))
for (const [name, svg] of [
  ['tray', 'small.svg'],
  ['trayTemplate', 'template.svg'],
]) {
  await writeFile(at(`${name}.png`), await draw(svg, 16))
  await writeFile(at(`${name}@2x.png`), await draw(svg, 32))
}
await browser.close()

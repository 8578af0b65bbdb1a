/** What a drawing takes from the style sheets: written into a copy, it looks the same without them. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const

const SVG = 'http://www.w3.org/2000/svg'
const TITLE_PX = 32
/** A picture is drawn so much finer than the screen. */
const FINER = 2

/** A chart as a file of its own: title above, the theme's colours, no style sheets. Undefined: nothing is drawn in `host`. */
export function svgOf(
  host: Element,
  title: string,
): { readonly text: string; readonly width: number; readonly height: number } | undefined {
  const drawn = host.querySelector('svg')
  if (drawn === null) return undefined
  const { width, height } = drawn.getBoundingClientRect()
  const copy = drawn.cloneNode(true)
  if (!(copy instanceof SVGSVGElement) || width === 0) return undefined
  copyLooks(drawn, copy)
  const whole = { width: Math.ceil(width), height: Math.ceil(height) + TITLE_PX }
  copy.setAttribute('xmlns', SVG)
  copy.setAttribute('width', String(whole.width))
  copy.setAttribute('height', String(whole.height))
  copy.setAttribute('viewBox', `0 ${String(-TITLE_PX)} ${String(whole.width)} ${String(whole.height)}`)
  const look = getComputedStyle(host)
  const ground = element('rect', { x: '0', y: String(-TITLE_PX), width: '100%', height: '100%', fill: groundOf(host) })
  const words = element('text', {
    x: '12',
    y: '-12',
    fill: look.color,
    'font-family': look.fontFamily,
    'font-size': '14',
    'font-weight': '600',
  })
  words.textContent = title
  copy.prepend(ground, words)
  return { text: new XMLSerializer().serializeToString(copy), ...whole }
}

/** The same as a PNG. Undefined: this browser could not draw it. */
export async function pngOf(svg: { readonly text: string; readonly width: number; readonly height: number }): Promise<Blob | undefined> {
  const url = URL.createObjectURL(new Blob([svg.text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = svg.width * FINER
    canvas.height = svg.height * FINER
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(url)
  }
}

function copyLooks(from: Element, to: Element): void {
  const look = getComputedStyle(from)
  for (const name of LOOKS) to.setAttribute(name, look.getPropertyValue(name))
  to.removeAttribute('class')
  to.removeAttribute('style')
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index]
    if (copy !== undefined) copyLooks(child, copy)
  }
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

/** The nearest ground that is not transparent. */
function groundOf(host: Element): string {
  for (let at: Element | null = host; at !== null; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor
    if (colour !== '' && colour !== 'transparent' && !/,\s*0\)$/.test(colour)) return colour
  }
  return 'Canvas'
}

import type { Place } from '../../../../../core/domain/script/edit/edit.ts'

/** A line of right angles and the place of its label. */
export interface WayLine {
  readonly path: string
  readonly at: Place
}

/** How far from a step a line bends, px. */
const BEND_PX = 12
/** How far beside the steps a line back up runs, px. */
const ASIDE_PX = 128

/**
 * From the foot of one step to the head of another. Down: one bend near the first (`early`: ways of one step part there) or near the
 * second (`late`: they meet there). Back up: round the side.
 * @param lane where it comes down, when that is not above the second one
 */
export function wayLine(from: Place, to: Place, bends: 'early' | 'late', lane?: number): WayLine {
  if (to.y < from.y + 2 * BEND_PX) return backUp(from, to)
  if (lane !== undefined && Math.abs(lane - to.x) >= 1) return beside(from, to, lane)
  if (Math.abs(from.x - to.x) < 1) return { path: `M${at(from)}L${at(to)}`, at: { x: to.x, y: (from.y + to.y) / 2 } }
  const y = bends === 'early' ? from.y + BEND_PX : to.y - BEND_PX - 8
  const label = bends === 'early' ? { x: to.x, y: Math.min(to.y - BEND_PX, y + 16) } : { x: (from.x + to.x) / 2, y }
  return { path: `M${at(from)}V${String(y)}H${String(to.x)}V${String(to.y)}`, at: label }
}

/** Down a lane beside the steps in the way. */
function beside(from: Place, to: Place, lane: number): WayLine {
  const [high, low] = [from.y + BEND_PX, to.y - BEND_PX - 8]
  return {
    path: `M${at(from)}V${String(high)}H${String(lane)}V${String(low)}H${String(to.x)}V${String(to.y)}`,
    at: { x: lane, y: Math.min(low, high + 16) },
  }
}

function backUp(from: Place, to: Place): WayLine {
  const side = Math.max(from.x, to.x) + ASIDE_PX
  const [low, high] = [from.y + BEND_PX, to.y - BEND_PX]
  return {
    path: `M${at(from)}V${String(low)}H${String(side)}V${String(high)}H${String(to.x)}V${String(to.y)}`,
    at: { x: side, y: (low + high) / 2 },
  }
}

const at = ({ x, y }: Place): string => `${String(x)},${String(y)}`

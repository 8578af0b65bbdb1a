import { BaseEdge, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { words } from '../words.ts'
import type { WayEdge as WayEdgeType } from './graph-of.ts'
import { wayLine } from './way-line.ts'
import { wayText } from './step-node.tsx'
import styles from './graph.module.css'

/** A way from step to step; its width is how many calls took it, its label which answers lead there. */
export const WayEdge = memo(({ sourceX, sourceY, targetX, targetY, data }: EdgeProps<WayEdgeType>) => {
  const t = useWords(words)
  const label = (data?.names ?? [])
    .map((name) => wayText(name, t('yes'), t('no')))
    .filter((name) => name !== '')
    .join(', ')
  const { path, at } = wayLine({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, data?.bends ?? 'late', data?.lane)
  return (
    <g className={styles.way} data-change={data?.change} strokeWidth={data?.width ?? 1.5}>
      <BaseEdge path={path} />
      {label !== '' && (
        <>
          <rect className={styles.wayBack} x={at.x - 3 - label.length * 3.5} y={at.y - 8} width={6 + label.length * 7} height={16} />
          <text className={styles.wayLabel} x={at.x} y={at.y} textAnchor="middle" dominantBaseline="central">
            {label}
          </text>
        </>
      )}
    </g>
  )
})
WayEdge.displayName = 'WayEdge'

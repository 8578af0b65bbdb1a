import { Handle, Position, type NodeProps } from '@xyflow/react'
import { IconAlertCircle } from '@tabler/icons-react'
import { memo } from 'react'
import { textIn } from '../../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import type { HeatMode, StepHeat } from '../heat.ts'
import { stepWords } from '../step-words.ts'
import { words } from '../words.ts'
import type { StepNode as StepNodeType, WayName } from './graph-of.ts'
import { KindIcon } from './kind-icon.tsx'
import styles from './graph.module.css'

/** One step, 208 × 60: what it does, how many calls came, how hot it is, how it is called; under it what leads nowhere. */
export const StepNode = memo(({ data, selected }: NodeProps<StepNodeType>) => {
  const kinds = useWords(stepWords)
  const t = useWords(words)
  const locale = useLocale()
  const { node, heat, mode, hasError, openWays, change, isLit, isStart } = data
  return (
    <div
      className={styles.step}
      data-heat={heat?.level ?? 0}
      data-selected={selected}
      data-error={hasError}
      data-change={change}
      data-lit={isLit}
    >
      <Handle type="target" position={Position.Top} className={styles.handle} />
      <div className={styles.stepHead}>
        <KindIcon kind={node.kind} />
        <span className={styles.kind}>{kinds(node.kind)}</span>
        {isStart && <span className={styles.start}>{t('startMark')}</span>}
        {heat !== undefined && <Heat heat={heat} mode={mode} />}
      </div>
      <div className={styles.stepTitle}>{textIn(node.title, locale) || t('untitled')}</div>
      <Handle type="source" position={Position.Bottom} className={styles.handle} />
      {openWays.length > 0 && <OpenWays ways={openWays} />}
    </div>
  )
})
StepNode.displayName = 'StepNode'

const Heat = ({ heat, mode }: { readonly heat: StepHeat; readonly mode: HeatMode }) => {
  const format = useFormat()
  return (
    <span className={styles.figures}>
      {format.number(heat.visits)} <b>{mode === 'time' ? format.duration(heat.value) : `${format.number(heat.value)} %`}</b>
    </span>
  )
}

const OpenWays = ({ ways }: { readonly ways: readonly WayName[] }) => {
  const t = useWords(words)
  const names = ways.map((way) => wayText(way, t('yes'), t('no'))).filter((name) => name !== '')
  return (
    <span className={styles.open}>
      <IconAlertCircle size={14} stroke={1.9} aria-hidden="true" />
      {names.length === 0 ? t('noWayOnly') : t('noWay', { way: names.join(', ') })}
    </span>
  )
}

/** How a way is called on the drawing; nothing for the only one. */
export const wayText = (way: WayName, yes: string, no: string): string => {
  if (way.kind === 'digit') return String(way.digit)
  if (way.kind === 'only') return ''
  return way.kind === 'yes' ? yes : no
}

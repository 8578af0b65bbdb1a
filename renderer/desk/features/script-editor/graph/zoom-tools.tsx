import { IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useReactFlow, useStore } from '@xyflow/react'
import { useWords } from '../../../i18n/use-words.ts'
import { Button } from '../../../ui/button.tsx'
import { useFormat } from '../../../ui/format/use-format.ts'
import { words } from '../words.ts'
import styles from './graph.module.css'

const icon = { size: 16, stroke: 1.9, 'aria-hidden': true } as const

/** Nearer, further, everything; the keys are +, − and F. */
export const ZoomTools = () => {
  const t = useWords(words)
  const format = useFormat()
  const flow = useReactFlow()
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100))
  return (
    <div className={styles.zoom} role="group" aria-label={t('graph')}>
      <Button size="small" iconOnly icon={<IconZoomOut {...icon} />} onPress={() => void flow.zoomOut()}>
        {t('zoomOut')}
      </Button>
      <span className={styles.percent}>{format.number(zoom)} %</span>
      <Button size="small" iconOnly icon={<IconZoomIn {...icon} />} onPress={() => void flow.zoomIn()}>
        {t('zoomIn')}
      </Button>
      <Button
        size="small"
        iconOnly
        icon={<IconMaximize {...icon} />}
        onPress={() => void flow.fitView({ padding: 0.06, maxZoom: 1, minZoom: 0.1 })}
      >
        {t('fit')}
      </Button>
    </div>
  )
}

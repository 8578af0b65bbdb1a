import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { NodeId } from '../../../../core/domain/script/node.ts'
import type { Script } from '../../../../core/domain/script/script.ts'
import { textIn } from '../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { keyOf, type Drawing } from '../../state/script-editor-view.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { compared, textChanges, type ComparedRow } from './compare-rows.ts'
import { placesOf } from './graph/auto-layout.ts'
import { Canvas, type GraphView } from './graph/canvas.tsx'
import { titleIn } from './problem-text.ts'
import { words } from './words.ts'
import styles from './script-editor.module.css'

interface CompareViewProps {
  readonly drawing: Drawing
  readonly with: number | 'theirs'
  readonly onBack: () => void
}

/** What is drawn beside another version: on the graph, and as texts before and after. */
export const CompareView = ({ drawing, with: other, onBack }: CompareViewProps) => {
  const t = useWords(words)
  const before = useOther(drawing, other)
  const named = other === 'theirs' ? t('theirVersion') : t('versionNumber', { version: other })
  return (
    <div className={styles.compare}>
      <header className={styles.head}>
        <Button tone="quiet" iconOnly icon={<IconArrowLeft size={16} stroke={1.9} aria-hidden="true" />} onPress={onBack}>
          {t('backToBoard')}
        </Button>
        <div className={styles.headWords}>
          <h1 className={styles.headTitle}>{t('comparison')}</h1>
          <p className={styles.status}>{t('comparedWith', { before: named, after: t('versionNumber', { version: drawing.version }) })}</p>
        </div>
      </header>
      {before === undefined ? (
        <Skeleton rows={6} awaited={t('loading')} />
      ) : before === 'gone' ? (
        <p className={styles.compareNone}>{t('otherGone')}</p>
      ) : (
        <Both before={before} after={drawing.history.now} />
      )}
    </div>
  )
}

/** The other version's script; undefined while it is read. */
function useOther(drawing: Drawing, other: number | 'theirs'): Script | 'gone' | undefined {
  const { scripts } = useCallWork()
  const [read, setRead] = useState<Script | 'gone' | undefined>(undefined)
  const { organisation } = drawing
  const { id } = drawing.history.now
  useEffect(() => {
    if (other === 'theirs') return
    let wanted = true
    void scripts.version(organisation, keyOf(id, other)).then((found) => {
      if (wanted) setRead(found?.version.script ?? 'gone')
    })
    return () => {
      wanted = false
    }
  }, [scripts, organisation, id, other])
  return other === 'theirs' ? drawing.theirs?.version.script : read
}

const NOTHING_CHOSEN: readonly NodeId[] = []

const Both = ({ before, after }: { readonly before: Script; readonly after: Script }) => {
  const t = useWords(words)
  const { difference, both, rows } = useMemo(() => compared(before, after), [before, after])
  const places = useMemo(() => placesOf(both), [both])
  const [chosen, setChosen] = useState(NOTHING_CHOSEN)
  const [view, setView] = useState<GraphView | undefined>(undefined)
  const show = (id: NodeId): void => {
    setChosen([id])
    view?.show(id)
  }
  return (
    <>
      <div className={styles.compareGraph} aria-label={t('graph')} role="group">
        <Canvas
          script={both}
          problems={undefined}
          figures={undefined}
          mode="dropOuts"
          selection={chosen}
          frozen
          places={places}
          difference={difference}
          onSelect={setChosen}
          onPlace={() => undefined}
          onConnect={() => undefined}
          onView={setView}
        />
      </div>
      <section className={styles.compareList} aria-label={t('changes')} tabIndex={-1}>
        {rows.length === 0 && !difference.rest && <p className={styles.compareNone}>{t('noChanges')}</p>}
        {difference.rest && <p className={styles.compareRest}>{t('restChanged')}</p>}
        <ul>
          {rows.map((row) => (
            <ChangeRow key={row.id} row={row} script={both} before={before} difference={difference} onShow={show} />
          ))}
        </ul>
      </section>
    </>
  )
}

const TONES = { added: 'ok', changed: 'warn', removed: 'danger' } as const

interface ChangeRowProps {
  readonly row: ComparedRow
  readonly script: Script
  readonly before: Script
  readonly difference: ReturnType<typeof compared>['difference']
  readonly onShow: (id: NodeId) => void
}

const ChangeRow = ({ row, script, before, difference, onShow }: ChangeRowProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const node = row.after ?? row.before
  const texts = row.change === 'changed' ? textChanges(row) : []
  const lines = difference.lines.filter(({ from }) => from === row.id)
  const title = (of: Script, id: NodeId | undefined): string => (id === undefined ? t('noWayOnly') : `«${titleIn(of, id, locale)}»`)
  return (
    <li className={styles.change}>
      <h3>
        <Badge tone={TONES[row.change]}>{t(`change.${row.change}`)}</Badge>
        <button type="button" className={styles.changeShow} onClick={() => onShow(row.id)}>
          {(node === undefined ? '' : textIn(node.title, locale)) || row.id}
        </button>
      </h3>
      {texts.map((text, index) => (
        // Texts have no identity but their place.
        <p key={String(index)}>
          {text.before !== '' && <del>{text.before}</del>}
          {text.after !== '' && <ins>{text.after}</ins>}
        </p>
      ))}
      {lines.map((line) => (
        <p key={line.way}>{t('leadsElsewhere', { before: title(before, line.before), after: title(script, line.after) })}</p>
      ))}
    </li>
  )
}

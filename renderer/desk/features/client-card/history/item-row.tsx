import { IconMoodSad } from '@tabler/icons-react'
import { memo, useId, type Ref } from 'react'
import { isBadRating } from '../../../../../core/domain/interaction/rating.ts'
import type { TimelineItem } from '../../../../../core/domain/interaction/timeline/timeline-item.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import { TimelineRow } from '../../../ui/timeline-row.tsx'
import { ChannelIcon } from '../channel-icon.tsx'
import { contentOf, type ItemContent } from './item-content.ts'
import { ItemDetails } from './item-details.tsx'
import { textsOf } from './item-texts.ts'
import { MarkedText, RowMatchesProvider, type RowMatches } from './marked-text.tsx'
import type { Say } from './say.ts'
import styles from './history.module.css'

interface Props {
  readonly item: TimelineItem
  readonly say: Say
  readonly isOpen: boolean
  /** The call on the desk. */
  readonly isPresent: boolean
  /** The row that Tab comes to. */
  readonly isStop: boolean
  readonly found: RowMatches | undefined
  readonly onToggle: (id: string) => void
  readonly onFocus: (id: string) => void
  readonly ref?: Ref<HTMLButtonElement>
}

/** A row and, when it is open, what it holds. */
export const ItemRow = memo(({ item, say, isOpen, isPresent, isStop, found, onToggle, onFocus, ref }: Props) => {
  const { clock } = useDesk()
  const content = contentOf(item, say)
  const details = useId()
  const now = clock.now()
  const { format } = say
  return (
    <RowMatchesProvider value={found}>
      <TimelineRow
        day={format.RowDay(item.at, now)}
        time={format.clock(item.at)}
        icon={<ChannelIcon channel={item.channel} />}
        marked={isPresent}
        title={<MarkedText place="title" text={content.title} />}
        details={<SecondLine content={content} found={found} say={say} isOpen={isOpen} />}
        outcome={content.outcome === undefined ? undefined : <MarkedText place="outcome" text={content.outcome} />}
        outcomeNote={<Note content={content} say={say} />}
        fold={{
          isOpen,
          isStop,
          controls: details,
          onToggle: () => onToggle(item.id),
          onFocus: () => onFocus(item.id),
          ...(ref === undefined ? {} : { ref }),
        }}
      />
      {isOpen && <ItemDetails id={details} content={content} say={say} />}
    </RowMatchesProvider>
  )
})
ItemRow.displayName = 'ItemRow'

/** Letters around what was found inside a closed row. */
const AROUND = 32

/** Who and how long; in a search whose words stand inside the closed row only: those words. */
const SecondLine = ({ content, found, say, isOpen }: Pick<Props, 'say' | 'found' | 'isOpen'> & { readonly content: ItemContent }) => {
  const inside = isOpen || found === undefined || found.matches.some(({ hidden }) => !hidden) ? undefined : found.matches[0]
  if (inside === undefined) return content.details === undefined ? null : <MarkedText place="details" text={content.details} />
  const whole = textsOf(content).find(({ place }) => place === inside.place)?.text ?? ''
  const from = Math.max(0, inside.from - AROUND)
  const text = `${from > 0 ? '…' : ''}${whole.slice(from, inside.to + AROUND)}${whole.length > inside.to + AROUND ? '…' : ''}`
  return say.t('inside', { text })
}

/** The rating in words, and a mark beside a bad one. */
const Note = ({ content, say }: { readonly content: ItemContent; readonly say: Say }) => {
  const { outcomeNote, rating } = content
  if (outcomeNote === undefined) return null
  const text = <MarkedText place="outcomeNote" text={outcomeNote} />
  if (rating === undefined || !isBadRating(rating)) return text
  return (
    <span className={styles.bad}>
      <IconMoodSad size={14} stroke={1.9} role="img" aria-label={say.t('ratedBadly')} /> {text}
    </span>
  )
}

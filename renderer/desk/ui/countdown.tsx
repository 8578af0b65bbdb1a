import { useNow } from '../state/desk-context.tsx'
import { useFormat } from './format/use-format.ts'

interface Props {
  readonly until: number
  /** Words around the span, e.g. «осталось {span}» and «просрочено на {span}». */
  readonly left: (span: string) => string
  readonly over: (span: string) => string
}

/** A live countdown in words; a leaf, because it renders each second. */
export const Countdown = ({ until, left, over }: Props) => {
  const now = useNow()
  const { span } = useFormat()
  const rest = until - now
  return <span className="fl-num">{rest >= 0 ? left(span(rest)) : over(span(rest))}</span>
}

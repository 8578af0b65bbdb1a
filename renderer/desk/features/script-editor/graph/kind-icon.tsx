import {
  IconArrowRight,
  IconArrowsSplit2,
  IconBolt,
  IconFlag2,
  IconForms,
  IconHelpCircle,
  IconMessage,
  IconShieldCheck,
  type Icon,
} from '@tabler/icons-react'
import type { NodeKind } from '../../../../../core/domain/script/node.ts'

const ICONS: Readonly<Record<NodeKind, Icon>> = {
  say: IconMessage,
  ask: IconHelpCircle,
  choose: IconArrowsSplit2,
  form: IconForms,
  check: IconShieldCheck,
  action: IconBolt,
  'go-to': IconArrowRight,
  end: IconFlag2,
}

/** The sign of a kind of steps, for eyes only: the kind always stands beside it in words. */
export const KindIcon = ({ kind, size = 14 }: { readonly kind: NodeKind; readonly size?: 14 | 16 }) => {
  const Shape = ICONS[kind]
  return <Shape size={size} stroke={1.9} aria-hidden="true" />
}

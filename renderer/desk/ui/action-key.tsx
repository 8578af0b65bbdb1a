import type { ActionId } from '../keys/actions.ts'
import { useKeyLook } from '../keys/use-key.ts'
import { Keycaps } from './keycap.tsx'

interface ActionKeyProps {
  readonly action: ActionId
  readonly enabled?: boolean
  /** While typing show `Esc` and the key, both solid, instead of a dashed key: for what cannot wait (answer, decline). */
  readonly escapeFirst?: boolean
  readonly onFill?: boolean
}

/** The key of an action as it stands after rebinding, looking as it works now. */
export const ActionKey = ({ action, enabled = true, escapeFirst = false, onFill = false }: ActionKeyProps) => {
  const look = useKeyLook(action, enabled)
  const leaveFirst = escapeFirst && look.afterEscape
  return <Keycaps caps={leaveFirst ? ['Esc', ...look.caps] : look.caps} works={look.works || leaveFirst} onFill={onFill} />
}

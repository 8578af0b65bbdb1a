import type { ReactNode, Ref } from 'react'
import type { ActionId } from '../keys/actions.ts'
import { useKey, useKeyLook } from '../keys/use-key.ts'
import { ActionKey } from './action-key.tsx'
import styles from './button.module.css'

export interface ButtonProps {
  readonly children: ReactNode
  /** `call`: 40 px on the call bar; `small`: 28 px; otherwise 32 px. */
  readonly size?: 'call' | 'small' | 'base'
  /** `answer` and `on-fill` stand on the accent fill only. */
  readonly tone?: 'plain' | 'primary' | 'danger' | 'answer' | 'on-fill' | 'quiet'
  readonly icon?: ReactNode
  /** Binds this action's key to the button and draws it. */
  readonly action?: ActionId
  readonly escapeFirst?: boolean
  readonly disabled?: boolean
  /** Toggle state, e.g. of mute. */
  readonly pressed?: boolean
  readonly grow?: boolean
  /** Only icon and key remain on narrow screens; the label stays for readers. */
  readonly compact?: boolean
  /** The same at every width. */
  readonly iconOnly?: boolean
  readonly onPress: () => void
  readonly ref?: Ref<HTMLButtonElement>
  readonly expanded?: boolean
  readonly type?: 'button' | 'submit'
  /** Handed in by a popover's target. */
  readonly id?: string
  readonly 'aria-haspopup'?: 'dialog' | 'menu'
  readonly 'aria-controls'?: string
}

/** A button with its key. `onPress` is the same for pointer and key. */
export const Button = ({
  children,
  size = 'base',
  tone = 'plain',
  icon,
  action,
  escapeFirst = false,
  disabled = false,
  pressed,
  grow,
  compact,
  iconOnly,
  expanded,
  type = 'button',
  onPress,
  ref,
  id,
  'aria-haspopup': popup,
  'aria-controls': controls,
}: ButtonProps) => {
  const owned = useKey(action, onPress, !disabled)
  return (
    <button
      ref={ref}
      id={id}
      aria-haspopup={popup}
      aria-controls={controls}
      type={type}
      className={styles.button}
      data-size={size}
      data-tone={tone}
      data-grow={grow}
      data-compact={compact}
      data-icon-only={iconOnly}
      disabled={disabled}
      title={iconOnly === true && typeof children === 'string' ? children : undefined}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={type === 'submit' ? undefined : onPress}
    >
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <span className={styles.label}>{children}</span>
      {action !== undefined && (
        <ActionKey action={action} enabled={!disabled && owned} escapeFirst={escapeFirst} onFill={tone === 'on-fill'} />
      )}
      {action !== undefined && <Shortcut action={action} />}
    </button>
  )
}

/** The key in words for readers; the caps are drawn for eyes only. */
const Shortcut = ({ action }: { readonly action: ActionId }) => {
  const { caps } = useKeyLook(action)
  return <span className="fl-hidden"> ({caps.join(' + ')})</span>
}

import { IconAlertCircle, IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './state-panel.module.css'

interface StatePanelProps {
  readonly title: string
  readonly children?: ReactNode
  readonly icon?: ReactNode
  /** Buttons (small). */
  readonly actions?: ReactNode
}

const Panel = ({ title, children, icon, actions, tone }: StatePanelProps & { readonly tone: 'plain' | 'danger' }) => (
  <div className={styles.panel} data-tone={tone} role={tone === 'danger' ? 'alert' : undefined}>
    <span className={styles.icon} aria-hidden="true">
      {icon}
    </span>
    <div className={styles.body}>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  </div>
)

/** Nothing here yet: says why and what can be done. */
export const EmptyState = (props: StatePanelProps) => (
  <Panel {...props} icon={props.icon ?? <IconInbox size={20} stroke={1.9} />} tone="plain" />
)

/** Something failed in this panel: what happened, what was kept, what to press. */
export const ErrorState = (props: StatePanelProps) => (
  <Panel {...props} icon={props.icon ?? <IconAlertCircle size={20} stroke={1.9} />} tone="danger" />
)

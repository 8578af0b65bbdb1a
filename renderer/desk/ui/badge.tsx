import type { ReactNode } from 'react'
import styles from './badge.module.css'

interface BadgeProps {
  readonly children: ReactNode
  readonly tone?: 'plain' | 'accent' | 'ok' | 'warn' | 'danger'
  readonly icon?: ReactNode
}

/** A word in a border, 20 px; two a row at most. */
export const Badge = ({ children, tone = 'plain', icon }: BadgeProps) => (
  <span className={styles.badge} data-tone={tone}>
    {icon}
    {children}
  </span>
)

import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ActionId } from '../keys/actions.ts'
import { Button } from './button.tsx'
import styles from './banner.module.css'

interface BannerAction {
  readonly label: string
  readonly run: () => void
  readonly key?: ActionId
}

interface BannerProps {
  readonly tone: 'warn' | 'danger' | 'info'
  readonly fact: string
  readonly consequence?: string | undefined
  readonly action?: BannerAction | undefined
  readonly otherAction?: BannerAction | undefined
}

/** Full width: a bold fact, its consequence, one button, seldom two. The desk shows one at most (see app/banner-slot). */
export const Banner = ({ tone, fact, consequence, action, otherAction }: BannerProps) => {
  const Icon = tone === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <div className={styles.banner} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon size={16} stroke={1.9} aria-hidden="true" className={styles.icon} />
      <p className={styles.words}>
        <strong>{fact}</strong> {consequence}
      </p>
      {action !== undefined && (
        <Button size="small" {...(action.key === undefined ? {} : { action: action.key })} onPress={action.run}>
          {action.label}
        </Button>
      )}
      {otherAction !== undefined && (
        <Button size="small" onPress={otherAction.run}>
          {otherAction.label}
        </Button>
      )}
    </div>
  )
}

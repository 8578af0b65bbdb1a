import { notifications } from '@mantine/notifications'
import { IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ActionId } from '../keys/actions.ts'
import { Button } from './button.tsx'
import styles from './toast.module.css'

interface ToastOptions {
  /** A toast with the same id gives way to this one. */
  readonly id?: string
  readonly title: string
  readonly detail?: ReactNode
  readonly tone?: 'ok' | 'info'
  /** One action, e.g. undo. */
  readonly action?: { readonly label: string; readonly key?: ActionId; readonly run: () => void }
}

/** Bottom right, 5 s. Never for errors that need work: those stay where the work is. */
export const toast = ({ id: own, title, detail, tone = 'ok', action }: ToastOptions): void => {
  const Icon = tone === 'ok' ? IconCheck : IconInfoCircle
  if (own !== undefined) notifications.hide(own)
  const id = notifications.show({
    ...(own === undefined ? {} : { id: own }),
    autoClose: 5000,
    withCloseButton: false,
    icon: <Icon size={16} stroke={1.9} />,
    classNames: { root: styles.toast ?? '', icon: (tone === 'ok' ? styles.ok : styles.info) ?? '', body: styles.body ?? '' },
    message: (
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.title}>{title}</p>
          {detail !== undefined && <p className={styles.detail}>{detail}</p>}
        </div>
        {action !== undefined && (
          <Button
            size="small"
            {...(action.key === undefined ? {} : { action: action.key })}
            onPress={() => {
              notifications.hide(id)
              action.run()
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
    ),
  })
}

/** Takes a toast away before its time: what it offered is no longer possible. */
export const takeToast = (id: string): void => {
  notifications.hide(id)
}

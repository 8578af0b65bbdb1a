import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { NextPresence, Presence } from '../../../../core/domain/presence/presence.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useDesk, usePhone, useSession } from '../../state/desk-context.tsx'
import { ActionKey } from '../../ui/action-key.tsx'
import { Elapsed } from '../../ui/elapsed.tsx'
import { toast } from '../../ui/toast.tsx'
import { choosesNext, toneOfPresence } from './presence-look.ts'
import { presenceWords } from './words.ts'
import styles from './strip.module.css'

interface PresenceMenuProps {
  /** Names the present state in the words of another desk. */
  readonly named?: ((presence: Presence) => string) | undefined
}

/** The operator's state with its timer; the menu chooses Ready or a break, during a call for after it. */
export const PresenceMenu = ({ named }: PresenceMenuProps) => {
  const t = useWords(presenceWords)
  const presence = usePhone((state) => state?.presence)
  const [opened, setOpened] = useState(false)
  useKey('presence', () => setOpened((was) => !was), presence !== undefined)
  const nameOf = usePresenceName()
  const state = presence === undefined ? t('unknown') : (named ?? nameOf)(presence)
  const next = presence !== undefined && choosesNext(presence) ? presence.next : undefined
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={280}
      shadow="none"
      // Not keydown: the stroke that opens the menu would close it again.
      clickOutsideEvents={['mousedown', 'touchstart']}
      disabled={presence === undefined}
      classNames={{ dropdown: styles.menu ?? '' }}
    >
      <Menu.Target>
        <button type="button" className={styles.presence}>
          <span className={styles.dot} data-tone={presence === undefined ? 'rest' : toneOfPresence(presence.kind)} />
          <span className="fl-hidden">{t('menu')} </span>
          <span>{state}</span>
          {presence !== undefined && <Elapsed since={presence.since} />}
          {next !== undefined && <span className={styles.next}>{t('next', { state: nameOf(next) })}</span>}
          <ActionKey action="presence" enabled={presence !== undefined} />
          <IconChevronDown size={14} stroke={1.9} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>{presence !== undefined && <Choices presence={presence} />}</Menu.Dropdown>
    </Menu>
  )
}

const Choices = ({ presence }: { readonly presence: Presence }) => {
  const t = useWords(presenceWords)
  const { phone } = useDesk()
  const reasons = useSession((session) => session.seat.breakReasons)
  const nameOf = usePresenceName()
  const later = choosesNext(presence)
  const chosen: Presence | NextPresence | undefined = later ? presence.next : presence
  const choices: readonly NextPresence[] = [
    { kind: 'ready' },
    ...reasons.map((reason) => ({ kind: 'break' as const, reasonId: reason.id })),
  ]
  const choose = async (next: NextPresence): Promise<void> => {
    const outcome = await phone.send({ kind: 'choose-presence', next })
    if (!outcome.ok) toast({ tone: 'info', title: t('refusedTitle'), detail: t('refusedWhat') })
  }
  return (
    <>
      <Menu.Label>{later ? t('afterCall') : t('now')}</Menu.Label>
      {presence.kind === 'not-ready' && <p className={styles.why}>{t(`why.${presence.why}`)}</p>}
      {choices.map((choice) => {
        const same = isSame(chosen, choice)
        return (
          <Menu.Item
            key={choice.kind === 'ready' ? 'ready' : choice.reasonId}
            aria-current={same || undefined}
            leftSection={<span className={styles.dot} data-tone={toneOfPresence(choice.kind)} />}
            rightSection={same ? <IconCheck size={14} stroke={1.9} className={styles.chosen} aria-hidden="true" /> : undefined}
            onClick={() => void choose(choice)}
          >
            {nameOf(choice)}
          </Menu.Item>
        )
      })}
    </>
  )
}

const isSame = (present: Presence | NextPresence | undefined, choice: NextPresence): boolean =>
  choice.kind === 'break' ? present?.kind === 'break' && present.reasonId === choice.reasonId : present?.kind === 'ready'

const usePresenceName = (): ((presence: Presence | NextPresence) => string) => {
  const t = useWords(presenceWords)
  const locale = useLocale()
  const reasons = useSession((session) => session.seat.breakReasons)
  return (presence) => {
    if (presence.kind !== 'break') return t(presence.kind)
    const reason = reasons.find(({ id }) => id === presence.reasonId)
    return reason === undefined ? t('break') : t('breakOf', { reason: localText(reason.title, locale).toLocaleLowerCase() })
  }
}

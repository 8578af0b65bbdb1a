import { IconSchool } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { ColleagueEdit } from './colleague-edit.tsx'
import { DeskSwitch } from './desk-switch.tsx'
import { MoodSwitch } from './mood-switch.tsx'
import { words } from './words.ts'
import styles from './sandbox.module.css'

/** 28 px over everything: this is practice. */
export const SandboxBanner = () => {
  const t = useWords(words)
  return (
    <div className={styles.banner}>
      <IconSchool size={16} stroke={1.9} aria-hidden="true" />
      <strong>{t('sandbox')}</strong>
      <span>{t('banner')}</span>
      <ColleagueEdit />
      <MoodSwitch />
      <DeskSwitch />
    </div>
  )
}

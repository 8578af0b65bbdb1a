import { Modal } from '@mantine/core'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useCallWork, useSettingsDoor } from '../../state/call-work-context.tsx'
import type { SettingsPage } from '../../state/settings-door.ts'
import { sheetClasses } from '../../ui/sheet-classes.ts'
import { TabList } from '../../ui/tab-list.tsx'
import { AboutPage } from './about-page.tsx'
import { DirectoryPage } from './directory-page.tsx'
import { KeysPage } from './keys-page.tsx'
import { LinePage } from './line-page.tsx'
import { LookPage } from './look-page.tsx'
import { PrivacyPage } from './privacy-page.tsx'
import { SoundPage } from './sound-page.tsx'
import { words } from './words.ts'
import styles from './settings.module.css'

const PAGES: readonly SettingsPage[] = ['look', 'sound', 'keys', 'line', 'directory', 'privacy', 'about']

/** Settings over the desk. Opened with a key; Escape closes; the call goes on underneath. */
export const SettingsSheet = () => {
  const t = useWords(words)
  const door = useCallWork().settings
  const open = useSettingsDoor((state) => state.open)
  const page = useSettingsDoor((state) => state.page)
  useKey('settings', () => (open ? door.close() : door.open()))
  return (
    <Modal
      opened={open}
      onClose={() => door.close()}
      title={t('title')}
      size={760}
      classNames={sheetClasses}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles.sheet}>
        <TabList
          label={t('title')}
          tabs={PAGES.map((id) => ({ id, label: t(id), panel: 'settings-page' }))}
          chosen={page}
          vertical
          className={styles.pages}
          tabClassName={styles.page}
          idOf={(id) => `settings-tab-${id}`}
          onChoose={(id) => door.open(id)}
        />
        <div className={styles.body} role="tabpanel" id="settings-page" aria-labelledby={`settings-tab-${page}`}>
          <PageOf page={page} />
        </div>
      </div>
    </Modal>
  )
}

const PageOf = ({ page }: { readonly page: SettingsPage }) => {
  switch (page) {
    case 'look':
      return <LookPage />
    case 'sound':
      return <SoundPage />
    case 'keys':
      return <KeysPage />
    case 'line':
      return <LinePage />
    case 'directory':
      return <DirectoryPage />
    case 'privacy':
      return <PrivacyPage />
    case 'about':
      return <AboutPage />
    default:
      return missingCase(page)
  }
}

// Before anything imports Dexie, which keeps the database it finds then.
import 'fake-indexeddb/auto'
import { notifications } from '@mantine/notifications'
import { cleanup } from '@testing-library/react'
import { afterAll, afterEach } from 'vitest'
import { setLocale } from '../../renderer/desk/i18n/instance.ts'

// The files of a worker share its modules: what those keep beyond a test is put back.
afterEach(() => {
  cleanup()
  notifications.clean()
  notifications.cleanQueue()
})
afterAll(() => setLocale('ru'))

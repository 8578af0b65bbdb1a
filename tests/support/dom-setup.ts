// Before anything imports Dexie, which keeps the database it finds then.
import 'fake-indexeddb/auto'
import { notifications } from '@mantine/notifications'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(() => {
  cleanup()
  notifications.clean()
  notifications.cleanQueue()
})

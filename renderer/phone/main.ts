import { z } from 'zod'
import { openPhone } from './open-phone.ts'

z.config({ jitless: true })

/** Only one phone of a seat registers; another one waits here until the first is gone. */
void navigator.locks.request('firstline-phone', async () => {
  await openPhone()
  await new Promise<never>(() => undefined)
})

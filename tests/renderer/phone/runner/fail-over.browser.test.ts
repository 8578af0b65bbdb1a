import { inject, test } from 'vitest'
import type { Registration } from '../../../../core/domain/registration/registration.ts'
import type { PhoneRunner } from '../../../../renderer/phone/runner/phone-runner.ts'
import { PhoneOnLine } from '../../../support/phone-on-line.ts'
import { until } from '../../../support/sip-seat.ts'

const world = inject('world')
const control = (path: string): Promise<unknown> => fetch(`${world.controlUrl}${path}`, { method: 'POST' })

function phoneOn(servers: readonly [string, ...string[]], user: string): { registration(): Registration | undefined; runner: PhoneRunner } {
  const phone = new PhoneOnLine(world, user, 700, servers)
  return { registration: () => phone.state?.registration, runner: phone.runner }
}

test('when the preferred server goes in the middle of the work, the spare one is used and kept', { timeout: 40_000 }, async () => {
  const { registration, runner } = phoneOn([world.preferredUrl, world.pbxUrl], '1100')
  const registeredAt = (server: string): Promise<true> =>
    until(
      () => {
        const now = registration()
        return now?.phase === 'registered' && now.server === server ? true : undefined
      },
      () => `registered at ${server}, not ${JSON.stringify(registration())}`,
      15_000,
    )
  await runner.start([])
  await registeredAt(world.preferredUrl)

  await control('/refuse?pbx=preferred&on=1')
  await control('/drop?pbx=preferred')
  await registeredAt(world.pbxUrl)

  await control('/refuse?pbx=preferred&on=0')
  // One drop alone is answered by a new try at the same server.
  await control('/drop?user=1100')
  await until(() => (registration()?.phase === 'registered' ? undefined : true), 'the loss')
  await registeredAt(world.pbxUrl)
  runner.close()
})

test('a preferred server that accepts the connection and loses every REGISTER is left for the spare one', { timeout: 30_000 }, async () => {
  await control('/swallow?pbx=preferred&method=REGISTER&count=2')
  const { registration, runner } = phoneOn([world.preferredUrl, world.pbxUrl], '1099')
  await runner.start([])
  await until(
    () => {
      const now = registration()
      return now?.phase === 'registered' && now.server === world.pbxUrl ? true : undefined
    },
    () => `registered at the spare, not ${JSON.stringify(registration())}`,
    20_000,
  )
  runner.close()
})

import { settingsSchema } from '../../core/contract/settings.ts'
import { ok } from '../../core/domain/result.ts'
import { refuse, type Handlers } from '../../main/bridge/handlers.ts'
import { noDirectory } from '../../main/directory/no-directory.ts'
import { fakePrivacyCalls } from './fake-audit.ts'
import { noTeam } from '../../main/team/no-team.ts'
import { sandboxSeat } from '../../main/sandbox/sandbox-seat.ts'

/** A host that answers everything out of its memory. `over` replaces what a test is about. */
export function fakeHandlers(over: Partial<Handlers> = {}): Handlers {
  const { accounts, ...seat } = sandboxSeat({ server: 'ws://127.0.0.1:5060', password: 'not for windows' })
  let settings = settingsSchema.parse({})
  const done = async () => ok({})
  return {
    'system.describe': async () =>
      ok({
        host: 'loopback',
        version: '0.0.0',
        platform: 'test',
        encryptsAtRest: false,
        globalHotkeys: false,
        tray: false,
        phoneSurvivesReload: true,
      }),
    'seat.load': async () => ok({ ...seat, accounts: accounts.map(({ password: _password, ...account }) => account) }),
    'settings.read': async () => ok(settings),
    'settings.write': async (patch) => {
      settings = { ...settings, ...patch }
      return ok(settings)
    },
    'secrets.readSipPassword': async ({ index }) => ok({ password: index === 0 ? 'secret' : null }),
    'secrets.writeSipPassword': done,
    'secrets.readDataKey': async () => ok({ key: 'AAAA' }),
    'log.write': done,
    'crm.deliver': async () => ok({ kind: 'delivered' }),
    'sandbox.access': async () => refuse('not-available', 'Only in the sandbox'),
    'sandbox.people': async () => ok([]),
    'sandbox.touchClient': async () => ok({ edited: false }),
    'sandbox.crowd': async () => ok({ clients: 0 }),
    'sandbox.scenarios': async () => ok([]),
    'sandbox.startCall': done,
    'sandbox.line2': async ({ mode = 'free' }) => ok({ mode }),
    'sandbox.sitAt': async ({ desk = 'line-1' }) => ok({ desk }),
    'app.quit': done,
    ...noTeam,
    ...noDirectory,
    ...fakePrivacyCalls(),
    'content.processes': () => Promise.resolve(ok([])),
    ...over,
  }
}

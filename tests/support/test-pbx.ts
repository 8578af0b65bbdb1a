import { startPbx, type RunningPbx } from '../../main/sandbox/pbx-server.ts'
import type { PbxOptions } from '../../core/sandbox/pbx/options.ts'

/** Where the seats of a test are registered: its domain is the one of `aProvision`. */
export const testPbxOptions: PbxOptions = {
  domain: '127.0.0.1',
  accounts: [
    { user: '1001', password: 'right-and-secret-1001', displayName: 'Анна Лебедева', kind: 'operator' },
    { user: '2000', password: 'right-and-secret-2000', displayName: 'Вера Соколова', kind: 'operator' },
  ],
  lines: [{ id: 'support-b2b', numbers: ['8000'], routeTo: '1001' }],
}

/** A PBX of the test's own, which it can break. `port`: where one stood before. */
export const startTestPbx = (port = 0): Promise<RunningPbx> => startPbx({ ...testPbxOptions, port, log: () => undefined })

export const passwordAt = (user: '1001' | '2000'): string => `right-and-secret-${user}`

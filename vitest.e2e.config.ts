import { defineConfig } from 'vitest/config'

/** Journeys about the loopback host itself, and what of it they test: `FIRSTLINE_HOST=electron` leaves them out. */
const LOOPBACK_ONLY: Readonly<Record<string, string>> = {
  'tests/e2e/bad-input.e2e.test.ts': 'starts dist/main/loopback.js and reads its exit code and its stderr',
  'tests/e2e/crash.e2e.test.ts': 'finds the Chromium that the loopback host started by the DevToolsActivePort file in its profile',
  'tests/e2e/garbage.e2e.test.ts': 'speaks to its WebSocket bridge: token of the URL, cookie, Origin, Host; Electron listens on no port',
  'tests/e2e/two-desks.e2e.test.ts': 'opens its desk.html in a second tab; Electron opens one desk a seat and no tabs',
}

/** Journeys that measure time, or end processes: each has the machine to itself. */
const ALONE = ['network', 'power-cut', 'reload', 'silent-stun'].map((name) => `tests/e2e/${name}.e2e.test.ts`)

const left = process.env.FIRSTLINE_HOST === 'electron' ? Object.keys(LOOPBACK_ONLY) : []
const patience = { environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 } as const

/** Journeys through the real workstation: the others three at a time, because each has a browser and real media, and mostly waits. */
export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          ...patience,
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.test.ts'],
          exclude: [...ALONE, ...left],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      { test: { ...patience, name: 'e2e alone', include: ALONE, fileParallelism: false, maxWorkers: 1, sequence: { groupOrder: 0 } } },
    ],
  },
})

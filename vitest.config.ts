import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from './scripts/chromium.mjs'

const chromium = findChromium()

/** Chromium as calls need it: fake devices, no prompts, both peers on loopback. */
const chromiumFlags = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--disable-background-networking',
]

/** No test measures time by its limit: this one only ends what hangs, also where ten others share the cores. */
const A_BUSY_MACHINE_MS = 20_000

export default defineConfig({
  test: {
    // Left to itself vitest keeps one of two cores free.
    maxWorkers: 2,
    // `isolate: false` below: the files of a worker share its modules, which halves the work (ADR 0051).
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          testTimeout: A_BUSY_MACHINE_MS,
          isolate: false,
          sequence: { groupOrder: 0 },
          include: [
            'tests/core/**/*.test.ts',
            'tests/main/**/*.test.ts',
            'tests/contract/**/*.test.ts',
            'tests/resources/**/*.test.ts',
            'tests/tooling/**/*.test.ts',
            'tests/storage/**/*.test.ts',
          ],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'dom',
          environment: 'happy-dom',
          testTimeout: A_BUSY_MACHINE_MS,
          sequence: { groupOrder: 1 },
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          exclude: ['tests/renderer/**/*.browser.test.ts'],
          setupFiles: ['tests/support/dom-setup.ts'],
        },
      },
      {
        // Found late, a dependency would make Vite reload the page in the middle of a test.
        optimizeDeps: { include: ['dexie', 'fast-check', 'libphonenumber-js/min', 'read-excel-file/universal', 'sip.js', 'zod'] },
        test: {
          name: 'browser',
          // They share one PBX, whose switches (silent, swallowing) work on everybody.
          fileParallelism: false,
          include: ['tests/renderer/**/*.browser.test.ts'],
          globalSetup: ['tests/support/browser-global-setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { ...(chromium ? { executablePath: chromium } : {}), args: chromiumFlags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})

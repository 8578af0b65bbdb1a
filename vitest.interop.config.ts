import { defineConfig } from 'vitest/config'

/** The workstation against a real Asterisk, one scenario after the other. */
export default defineConfig({
  test: {
    name: 'interop',
    include: ['tests/interop/**/*.interop.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})

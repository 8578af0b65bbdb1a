import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CrashScreen } from '../../../../renderer/desk/app/crash-screen.tsx'
import { hiddenWindowsOf } from '../../../../renderer/desk/app/hidden-windows.ts'
import { startDesk } from '../../../../renderer/desk/app/start.ts'
import { FakeBridge } from '../../../support/fake-bridge.ts'

const capabilities = {
  host: 'loopback',
  version: '0.1.0',
  platform: 'linux',
  encryptsAtRest: true,
  globalHotkeys: false,
  tray: false,
} as const

test('a phone that cannot have a window of its own gets a hidden frame; the simulated client only in the sandbox', () => {
  const framesOf = (phoneSurvivesReload: boolean, mode: 'sandbox' | 'production'): string[] =>
    hiddenWindowsOf(document, { ...capabilities, phoneSurvivesReload }, mode).map((frame) => new URL(frame.src).pathname)
  expect(framesOf(true, 'sandbox')).toEqual([])
  expect(framesOf(false, 'production')).toEqual(['/phone.html'])
  expect(framesOf(false, 'sandbox')).toEqual(['/phone.html', '/caller.html'])
})

test('a host that does not answer is a named failure, not an exception', async () => {
  expect(await startDesk(new FakeBridge(), () => undefined)).toEqual({ ok: false, error: 'bridge-down' })
})

test('a bug of the screen is told in words: what was kept and what to press', () => {
  const crashes: unknown[] = []
  const Broken = (): never => {
    throw new Error('bug')
  }
  render(
    <CrashScreen onCrash={(error) => crashes.push(error)}>
      <Broken />
    </CrashScreen>,
    { onCaughtError: () => undefined },
  )
  expect(screen.getByRole('alert').textContent).toContain('Звонок идёт дальше')
  expect(screen.getByRole('button', { name: /Открыть экран/ })).toBeTruthy()
  expect(crashes).toHaveLength(1)
})

import '../storage/jitless.ts'
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './theme/sizes.css'
import './theme/base.css'
import { createRoot } from 'react-dom/client'
import { missingCase } from '../../core/domain/exhaustive.ts'
import { connectBridge } from '../bridge/index.ts'
import { CrashScreen } from './app/crash-screen.tsx'
import { DeskApp } from './app/desk-app.tsx'
import { Failure } from './app/failure.tsx'
import { rehearseRing } from './app/rehearse-ring.tsx'
import { slots } from './app/slots.tsx'
import { StartScreen } from './app/start-screen.tsx'
import { startDesk, type StartFailure } from './app/start.ts'
import { ThemeShell } from './app/theme-shell.tsx'
import { appWords } from './app/words.ts'
import { setLocale } from './i18n/instance.ts'
import { translator } from './i18n/words.ts'

/** The desk is drawn first; what the first call needs is warmed up at the latest after this, in ms. */
const REHEARSE_WITHIN_MS = 500

/** The composition root of the desk window. */
const open = async (place: Element): Promise<void> => {
  const root = createRoot(place)
  const bridge = connectBridge()
  await setLocale(navigator.language.startsWith('ru') ? 'ru' : 'en')
  const showStart = (progress?: { readonly done: number; readonly total: number }): void =>
    root.render(
      <ThemeShell theme="system">
        <StartScreen progress={progress} />
      </ThemeShell>,
    )
  showStart()
  const started = await startDesk(bridge, showStart)
  if (!started.ok) {
    root.render(
      <ThemeShell theme="system">
        <Failure {...failureWords(started.error)} />
      </ThemeShell>,
    )
    return
  }
  const onCrash = (error: unknown): void => {
    const fields = { error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }
    void bridge.call('log.write', { level: 'error', source: 'desk', message: 'The screen crashed', fields }).catch(() => undefined)
  }
  root.render(
    <CrashScreen onCrash={onCrash}>
      <DeskApp {...started.value} slots={slots} />
    </CrashScreen>,
  )
  requestIdleCallback(() => rehearseRing(started.value.desk, started.value.work), { timeout: REHEARSE_WITHIN_MS })
}

const failureWords = (failure: StartFailure): { title: string; words: string; action: string } => {
  const t = translator(appWords)
  const both = { title: t('seatFailed'), action: t('retry') }
  switch (failure) {
    case 'bridge-down':
      return { ...both, words: t('bridgeDown') }
    case 'no-channel':
      return { ...both, words: t('noChannel') }
    default:
      return missingCase(failure)
  }
}

const place = document.getElementById('desk')
if (place !== null) void open(place)

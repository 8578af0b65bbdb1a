import { Component, type ReactNode } from 'react'
import { translator } from '../i18n/words.ts'
import { Failure } from './failure.tsx'
import { appWords } from './words.ts'

interface CrashScreenProps {
  readonly children: ReactNode
  /** Writes the error to the log; the screen shows words only. */
  readonly onCrash: (error: unknown) => void
}

/** Catches a bug of the screen and says what happened, what was kept and what to press. The call goes on elsewhere. */
export class CrashScreen extends Component<CrashScreenProps, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onCrash(error)
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children
    const t = translator(appWords)
    return <Failure title={t('crashed')} words={t('crashedKept')} action={t('reload')} />
  }
}

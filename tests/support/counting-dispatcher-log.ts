import type { DispatcherLog, FrameFault } from '../../main/bridge/dispatcher.ts'

/** Remembers what the dispatcher complained of. */
export class CountingDispatcherLog implements DispatcherLog {
  readonly failures: { readonly method: string; readonly error: unknown }[] = []
  readonly faults: FrameFault[] = []

  handlerFailed(method: string, error: unknown): void {
    this.failures.push({ method, error })
  }

  frameRefused(fault: FrameFault): void {
    this.faults.push(fault)
  }
}

import type { TrackerSection } from '../../core/contract/team/tracker-section.ts'

/** An issue as line 3 sees it. */
export interface SeenIssue {
  readonly title: string
  readonly text: string
  readonly priority: string
}

/** A person of line 3 at the tracker's own screen. */
export interface LineThree {
  readonly name: string
  take(key: string): Promise<void>
  say(key: string, text: string): Promise<void>
  wait(key: string): Promise<void>
  resolve(key: string): Promise<void>
  reject(key: string): Promise<void>
  read(key: string): Promise<SeenIssue>
  /** How many issues there are altogether. */
  count(): Promise<number>
}

/** A tracker, real or not, with accounts in it, for the conformance suite. */
export interface TrackerWorld {
  /** Without a front; the project or queue is there. */
  readonly section: TrackerSection
  readonly token: string
  /** Of an account that may nothing. */
  readonly stranger: { readonly user: string; readonly token: string }
  /** The same with a project or queue that is not there. */
  readonly elsewhere: TrackerSection
  readonly priorities: Readonly<Record<'critical' | 'high' | 'normal' | 'low', string>>
  readonly lineThree: LineThree
  /** A key as this tracker writes it, of an issue that is not there. */
  readonly missingKey: string
}

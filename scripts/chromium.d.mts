/** This machine as the search for Chromium sees it. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
  readonly exists: (path: string) => boolean
  readonly run: (program: string, args: readonly string[], env?: Readonly<Record<string, string>>) => boolean
  readonly playwrightPath: () => string | undefined
}
/** Path of a Chromium on this machine; undefined when there is none. */
export declare function findChromium(machine?: Machine): string | undefined
/** Finds Chromium or installs it; undefined when it can be had in no way, which was then said. */
export declare function ensureChromium(say: (line: string) => void, machine?: Machine): string | undefined

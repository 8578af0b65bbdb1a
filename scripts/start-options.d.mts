export declare function parseStart(
  argv: readonly string[],
): { readonly host: 'electron' | 'loopback' | 'auto'; readonly rest: string[] } | { readonly problem: string }
export declare function needsBuild(builtAt: number | undefined, changedAt: readonly number[]): boolean

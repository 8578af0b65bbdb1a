export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
export declare function countsOf(report: string, exitedWell: boolean): Counts
export declare function totalLine(total: Counts): string

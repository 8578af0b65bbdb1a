export declare const FUSES: Readonly<Record<string | number, unknown>>
export declare function executableOf(packed: {
  readonly electronPlatformName: string
  readonly appOutDir: string
  readonly productFilename: string
  readonly executableName: string
}): string

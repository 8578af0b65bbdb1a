/** Knows how numbers are written (adapter: libphonenumber-js). */
export interface PhoneNumbers {
  /** Number (E.164) and extension (1–11 digits) of what a person or a PBX wrote, or undefined when it cannot be a number. */
  parse(raw: string): { readonly number: string; readonly extension?: string } | undefined
  /** E.164 (ITU-T E.164) of a number in any written form, or undefined when it cannot be one. */
  toE164(raw: string): string | undefined
  /** For the screen, with the middle masked: `+7 912 ••• •• 67`. What does not parse is masked but for its last two digits. */
  toMasked(raw: string): string
  /** For the screen, whole: `+7 912 345 67 67`. What does not parse stays as it is. */
  toShown(raw: string): string
}

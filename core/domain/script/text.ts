/** Words in the languages of the desk. At least one is there; the other falls back to it. */
export interface ScriptText {
  readonly ru?: string
  readonly en?: string
}

/** The words in the language asked for, else in the other one; empty when nobody wrote any. */
export function textIn(text: ScriptText, language: 'ru' | 'en'): string {
  return (language === 'ru' ? (text.ru ?? text.en) : (text.en ?? text.ru)) ?? ''
}

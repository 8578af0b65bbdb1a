import type { Locale } from '../../i18n/instance.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { words } from './words.ts'

interface CsvButtonProps {
  /** Of the file, without its ending. */
  readonly name: string
  /** There is something to save. */
  readonly isThere: boolean
  readonly csv: (locale: Locale) => string
}

/** The way out into a file. */
export const CsvButton = ({ name, isThere, csv }: CsvButtonProps) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <Button
      size="small"
      disabled={!isThere}
      onPress={() => saveFile(`${name}.csv`, new Blob([csv(locale)], { type: 'text/csv;charset=utf-8' }))}
    >
      {t('csv')}
    </Button>
  )
}

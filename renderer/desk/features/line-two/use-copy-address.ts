import { useWords } from '../../i18n/use-words.ts'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'

/** The desk opens no foreign pages; an address goes to the clipboard, or is shown when that is refused. */
export const useCopyAddress = (): ((url: string) => void) => {
  const t = useWords(words)
  return (url) => {
    navigator.clipboard.writeText(url).then(
      () => toast({ title: t('copied'), detail: t('copiedWhat') }),
      () => toast({ tone: 'info', title: t('notCopied', { url }) }),
    )
  }
}

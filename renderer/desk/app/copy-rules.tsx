import { useEffect } from 'react'
import { privacyWords } from '../features/client-card/privacy-words.ts'
import { useWords } from '../i18n/use-words.ts'
import { isField } from '../keys/field.ts'
import { usePrivacyRules } from '../state/privacy-context.tsx'
import { toast } from '../ui/toast.tsx'

/** Where a company forbids it, nothing is copied, cut or dragged out of the desk but what stands in a field. */
export const CopyRules = () => {
  const { copy } = usePrivacyRules()
  const t = useWords(privacyWords)
  useEffect(() => {
    if (copy !== 'blocked') return
    const forbid = (event: Event): void => {
      if (isField(event.target)) return
      event.preventDefault()
      if (event.type === 'dragstart') return
      toast({ id: 'copy-blocked', tone: 'info', title: t('copyBlocked'), detail: t('copyBlockedWhy') })
    }
    const kinds = ['copy', 'cut', 'dragstart'] as const
    for (const kind of kinds) document.addEventListener(kind, forbid, true)
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, forbid, true)
    }
  }, [copy, t])
  return null
}

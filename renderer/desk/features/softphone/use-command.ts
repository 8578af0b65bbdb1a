import { useCallback } from 'react'
import type { PhoneCommand } from '../../../../core/contract/phone-channel.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { toast } from '../../ui/toast.tsx'
import { softphoneWords } from './words.ts'

/** Sends a command to the phone; a refusal is said in words. Resolves to whether it was done. */
export const useCommand = (): ((command: PhoneCommand) => Promise<boolean>) => {
  const { phone } = useDesk()
  const t = useWords(softphoneWords)
  return useCallback(
    async (command) => {
      const outcome = await phone.send(command)
      if (!outcome.ok) toast({ tone: 'info', title: t('refusedTitle'), detail: t(`refusal.${outcome.why}`) })
      return outcome.ok
    },
    [phone, t],
  )
}

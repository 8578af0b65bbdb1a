import { useEffect } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useDesk, useNotices, usePhoneLink } from '../state/desk-context.tsx'
import { appWords } from './words.ts'

/** Says that the phone window stopped answering. Draws nothing. */
export const PhoneLinkNotice = () => {
  const t = useWords(appWords)
  const link = usePhoneLink()
  const { phone } = useDesk()
  const raise = useNotices((notices) => notices.raise)
  const withdraw = useNotices((notices) => notices.withdraw)
  useEffect(() => {
    if (link !== 'silent') return
    raise({
      id: 'phone-silent',
      tone: 'danger',
      urgency: 3,
      fact: t('phoneSilent'),
      consequence: t('phoneSilentWhat'),
      action: { label: t('askAgain'), run: () => phone.hello() },
    })
    return () => withdraw('phone-silent')
  }, [link, t, phone, raise, withdraw])
  return null
}

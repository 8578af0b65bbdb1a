import { useDesk } from '../state/desk-context.tsx'
import { usePrivacyRules } from '../state/privacy-context.tsx'

interface PhoneNumberProps {
  readonly number: string
  /** Somebody said why he needs it, or it is a number of the house. */
  readonly revealed?: boolean | undefined
}

/** A number for the screen: its middle masked, `+7 912 ••• •• 67`, unless the company shows numbers or it was revealed. */
export const PhoneNumber = ({ number, revealed = false }: PhoneNumberProps) => {
  const { numbers } = useDesk()
  const { numbers: wish } = usePrivacyRules()
  return <span className="fl-num">{revealed || wish === 'shown' ? numbers.toShown(number) : numbers.toMasked(number)}</span>
}

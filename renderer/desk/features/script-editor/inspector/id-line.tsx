import { useState } from 'react'
import { Line } from './fields.tsx'

interface IdLineProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string | undefined
  readonly disabled: boolean
  readonly onChange: (id: string | undefined) => void
}

const ID = /^[\w.-]{1,64}$/

/** The name of something kept elsewhere. What could be no name stays in the field and is not taken. */
export const IdLine = ({ label, placeholder, value, disabled, onChange }: IdLineProps) => {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  return (
    <Line
      label={label}
      placeholder={placeholder}
      value={typed ?? value ?? ''}
      maxLength={64}
      mono
      disabled={disabled}
      onChange={(text) => {
        const takes = text === '' || ID.test(text)
        setTyped(takes && text !== '' ? undefined : text)
        if (takes) onChange(text === '' ? undefined : text)
      }}
    />
  )
}

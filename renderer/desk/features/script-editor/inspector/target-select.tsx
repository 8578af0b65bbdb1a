import type { NodeId } from '../../../../../core/domain/script/node.ts'
import type { Script } from '../../../../../core/domain/script/script.ts'
import { textIn } from '../../../../../core/domain/script/text.ts'
import { useLocale, useWords } from '../../../i18n/use-words.ts'
import { PlainSelect } from '../../../ui/plain-select.tsx'
import { inspectorWords } from '../inspector-words.ts'

interface TargetSelectProps {
  readonly label: string
  readonly script: Script
  readonly from?: NodeId
  readonly to: NodeId | undefined
  readonly disabled: boolean
  readonly onChoose: (to: NodeId | undefined) => void
}

const NOWHERE = ''

/** Where a way leads: the keyboard's way of drawing a line. */
export const TargetSelect = ({ label, script, from, to, disabled, onChoose }: TargetSelectProps) => {
  const t = useWords(inspectorWords)
  const locale = useLocale()
  const isThere = to === undefined || script.nodes.some(({ id }) => id === to)
  const steps = script.nodes.flatMap(({ id, title }, index) =>
    id === from ? [] : [{ value: id, label: `${String(index + 1)}. ${textIn(title, locale) || id}` }],
  )
  const options = [{ value: NOWHERE, label: t('nowhere') }, ...(isThere ? [] : [{ value: to, label: t('missing', { id: to }) }]), ...steps]
  return (
    <PlainSelect
      label={label}
      options={options}
      value={to ?? NOWHERE}
      disabled={disabled}
      onChoose={(chosen) => onChoose(chosen === NOWHERE ? undefined : chosen)}
    />
  )
}

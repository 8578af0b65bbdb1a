import { IconPlus, IconX } from '@tabler/icons-react'
import { LIMITS } from '../../../../../core/domain/script/edit/limits.ts'
import type { FormField } from '../../../../../core/domain/script/node.ts'
import type { Variable } from '../../../../../core/domain/script/variable.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Button } from '../../../ui/button.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { Labelled, Tick } from './fields.tsx'
import type { StepProps } from './step-props.ts'
import { VariableSelect } from './variable-select.tsx'
import styles from './inspector.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

/** Which answers a form asks for, in its order. */
export const FormPart = ({ script, node, frozen, edit }: StepProps<'form'>) => {
  const t = useWords(inspectorWords)
  const put = (fields: readonly FormField[], added?: Variable): void =>
    edit([
      ...(added === undefined ? [] : [{ kind: 'variables' as const, variables: [...script.variables, added] }]),
      { kind: 'change-node', node: { ...node, fields } },
    ])
  const replaced = (index: number, field: FormField): readonly FormField[] => node.fields.map((one, at) => (at === index ? field : one))
  const asked = new Set(node.fields.map(({ variable }) => variable))
  const free = script.variables.find(({ name }) => !asked.has(name))
  return (
    <Labelled label={t('fields')}>
      <ul className={styles.options} aria-label={t('fields')}>
        {node.fields.map((field, index) => (
          // One variable may stand twice in a broken script.
          <li key={`${field.variable} ${String(index)}`} className={styles.formField}>
            <VariableSelect
              label={`${t('fields')}: ${field.variable}`}
              script={script}
              value={field.variable}
              disabled={frozen}
              onChoose={(variable = field.variable, added) => put(replaced(index, { ...field, variable }), added)}
            />
            <Tick
              label={t('required')}
              checked={field.required}
              disabled={frozen}
              onChange={(required) => put(replaced(index, { ...field, required }))}
            />
            {!frozen && (
              <Button
                size="small"
                tone="quiet"
                iconOnly
                icon={<IconX {...icon} />}
                onPress={() => put(node.fields.filter((_one, at) => at !== index))}
              >
                {t('removeField', { name: field.variable })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!frozen && node.fields.length < LIMITS.fields && (
        <Button
          size="small"
          tone="quiet"
          icon={<IconPlus {...icon} />}
          onPress={() => put([...node.fields, { variable: free?.name ?? 'answer', required: false }])}
        >
          {t('addField')}
        </Button>
      )}
    </Labelled>
  )
}

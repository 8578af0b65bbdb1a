import { IconPlus, IconX } from '@tabler/icons-react'
import { freshId } from '../../../../../core/domain/script/edit/fresh-id.ts'
import { LIMITS } from '../../../../../core/domain/script/edit/limits.ts'
import type { SideQuestion } from '../../../../../core/domain/script/script.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Button } from '../../../ui/button.tsx'
import { inspectorWords } from '../inspector-words.ts'
import { Line } from './fields.tsx'
import type { ScriptProps } from './script-props.ts'
import { withWords } from './with-part.ts'
import { WordsField } from './words-field.tsx'
import styles from './inspector.module.css'

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

/** What a client may say at any moment, and the answer to it. */
export const SidesSection = ({ script, language, frozen, edit }: ScriptProps) => {
  const t = useWords(inspectorWords)
  const put = (sides: readonly SideQuestion[], field?: string): void => edit({ kind: 'sides', sides }, field)
  const replaced = (index: number, side: SideQuestion): readonly SideQuestion[] =>
    script.sides.map((one, at) => (at === index ? side : one))
  const add = (): void => put([...script.sides, { id: freshId('side', new Set(script.sides.map(({ id }) => id))), title: {}, text: {} }])
  return (
    <section className={styles.section} aria-label={t('sides')}>
      <h3 className={styles.sectionTitle}>{t('sides')}</h3>
      <ul className={styles.options}>
        {script.sides.map((side, index) => (
          <li key={`${side.id} ${String(index)}`} className={styles.item}>
            <div className={styles.itemHead}>
              <Line
                bare
                label={t('sideTitle')}
                placeholder={t('sideTitle')}
                value={side.title[language] ?? ''}
                maxLength={LIMITS.words}
                disabled={frozen}
                onChange={(value) =>
                  put(replaced(index, { ...side, title: withWords(side.title, language, value) }), `side ${String(index)} title`)
                }
              />
              {!frozen && (
                <Button
                  size="small"
                  tone="quiet"
                  iconOnly
                  icon={<IconX {...icon} />}
                  onPress={() => put(script.sides.filter((_one, at) => at !== index))}
                >
                  {t('removeSide', { title: side.title[language] ?? '' })}
                </Button>
              )}
            </div>
            <WordsField
              label={t('sideText')}
              text={side.text}
              language={language}
              variables={script.variables}
              disabled={frozen}
              onChange={(text) => put(replaced(index, { ...side, text }), `side ${String(index)} text`)}
            />
          </li>
        ))}
      </ul>
      {!frozen && script.sides.length < LIMITS.sides && (
        <Button size="small" tone="quiet" icon={<IconPlus {...icon} />} onPress={add}>
          {t('addSide')}
        </Button>
      )}
    </section>
  )
}

import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ArticleFault, ArticleForm } from '../../../../core/domain/knowledge/article-form.ts'
import { localText } from '../../i18n/local-text.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useArticleDesk, useCallWork } from '../../state/call-work-context.tsx'
import { useSession } from '../../state/desk-context.tsx'
import { fieldClasses } from '../../ui/field-classes.ts'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { MarkdownText } from '../../ui/markdown/markdown.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { EditorFoot } from './editor-foot.tsx'
import { editorWords } from './editor-words.ts'
import styles from './article-editor.module.css'

type Language = 'ru' | 'en'
const FIELDS = { ru: { title: 'titleRu', text: 'textRu' }, en: { title: 'titleEn', text: 'textEn' } } as const

/** The form of an article: its words in both languages with what an operator will see, and when and for what it holds. */
export const ArticleEditor = () => {
  const { articleDesk } = useCallWork()
  const locale = useLocale()
  const form = useArticleDesk((view) => view.written?.form)
  const [language, setLanguage] = useState<Language>(locale)
  if (form === undefined) return null
  return (
    <form
      className={styles.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void articleDesk.save()
      }}
    >
      <div className={styles.columns}>
        <WordsColumn form={form} language={language} onLanguage={setLanguage} />
        <FactsColumn form={form} language={language} />
      </div>
      <EditorFoot />
    </form>
  )
}

const useFault = (...faults: readonly ArticleFault[]): string | undefined => {
  const t = useWords(editorWords)
  const found = useArticleDesk((view) => view.faults.find((fault) => faults.includes(fault)))
  return found && t(`fault.${found}`)
}

interface WordsColumnProps {
  readonly form: ArticleForm
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}

const WordsColumn = ({ form, language, onLanguage }: WordsColumnProps) => {
  const t = useWords(editorWords)
  const { articleDesk } = useCallWork()
  const { title, text } = FIELDS[language]
  const half = useFault('half-translated')
  const noTitle = useFault('no-title')
  const noText = useFault('no-text')
  return (
    <div className={styles.column}>
      <FilterTabs
        label={t('language')}
        tabs={[
          { id: 'ru', label: t('ru') },
          { id: 'en', label: t('en') },
        ]}
        chosen={language}
        onChoose={onLanguage}
      />
      <TextInput
        label={t('title')}
        data-autofocus
        maxLength={200}
        value={form[title]}
        error={noTitle ?? half}
        classNames={fieldClasses}
        onChange={(event) => articleDesk.write({ [title]: event.currentTarget.value })}
      />
      <Textarea
        label={t('text')}
        description={t('textHow')}
        rows={14}
        maxLength={20_000}
        value={form[text]}
        error={noText}
        classNames={fieldClasses}
        onChange={(event) => articleDesk.write({ [text]: event.currentTarget.value })}
      />
    </div>
  )
}

const KINDS = ['answer', 'scheme', 'quick-text'] as const

const FactsColumn = ({ form, language }: { readonly form: ArticleForm; readonly language: Language }) => {
  const t = useWords(editorWords)
  const locale = useLocale()
  const { articleDesk } = useCallWork()
  const topics = useSession(({ seat }) => seat.dispositions.topics)
  const text = form[FIELDS[language].text]
  return (
    <div className={styles.column}>
      <div className={styles.pair}>
        <div>
          <span aria-hidden="true" className={styles.label}>
            {t('kind')}
          </span>
          <PlainSelect
            label={t('kind')}
            value={form.kind}
            options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            onChoose={(value) => articleDesk.write({ kind: KINDS.find((one) => one === value) ?? 'answer' })}
          />
        </div>
        <div>
          <span aria-hidden="true" className={styles.label}>
            {t('topic')}
          </span>
          <PlainSelect
            label={t('topic')}
            value={form.topicId}
            options={[
              { value: '', label: t('noTopic') },
              ...topics.map(({ id, title }) => ({ value: id, label: localText(title, locale) })),
            ]}
            onChoose={(topicId) => articleDesk.write({ topicId })}
          />
        </div>
      </div>
      <FactFields form={form} />
      <h3 className={styles.label}>{t('preview')}</h3>
      {/* A region that scrolls must be reachable by the keyboard. */}
      <div className={styles.preview} role="region" aria-label={t('preview')} tabIndex={0}>
        {text.trim() === '' ? (
          <p className={styles.empty}>{t('noPreview')}</p>
        ) : (
          <MarkdownText text={text} size={form.kind === 'answer' ? 'spoken' : 'base'} />
        )}
      </div>
    </div>
  )
}

type TextKey = 'tags' | 'abbreviation' | 'owner' | 'fromDay' | 'untilDay'

interface OneFieldProps {
  readonly form: ArticleForm
  readonly name: TextKey
  readonly label: string
  readonly limit?: number
  readonly error?: string | undefined
  readonly type?: 'date'
}

const OneField = ({ form, name, label, limit, error, type }: OneFieldProps) => {
  const { articleDesk } = useCallWork()
  return (
    <TextInput
      label={label}
      value={form[name]}
      error={error}
      classNames={fieldClasses}
      {...(limit === undefined ? {} : { maxLength: limit })}
      {...(type === undefined ? {} : { type })}
      onChange={(event) => articleDesk.write({ [name]: event.currentTarget.value })}
    />
  )
}

const FactFields = ({ form }: { readonly form: ArticleForm }) => {
  const t = useWords(editorWords)
  const { articleDesk } = useCallWork()
  const abbreviation = useFault('no-abbreviation', 'bad-abbreviation', 'taken-abbreviation')
  const days = useFault('bad-day', 'ends-before-it-begins')
  const tags = useFault('long-tag')
  return (
    <>
      {form.kind === 'quick-text' && <OneField form={form} name="abbreviation" label={t('abbreviation')} limit={32} error={abbreviation} />}
      <div className={styles.pair}>
        <OneField form={form} name="tags" label={t('tags')} limit={600} error={tags} />
        <OneField form={form} name="owner" label={t('owner')} limit={128} />
      </div>
      <div className={styles.pair}>
        <OneField form={form} name="fromDay" label={t('from')} type="date" />
        <OneField form={form} name="untilDay" label={t('until')} type="date" error={days} />
      </div>
      <Checkbox
        label={t('withdraw')}
        checked={form.withdrawn}
        onChange={(event) => articleDesk.write({ withdrawn: event.currentTarget.checked })}
      />
    </>
  )
}

import { useRef, type FocusEvent, type KeyboardEvent } from 'react'
import { articleIn } from '../../../core/domain/knowledge/article-words.ts'
import { plainText } from '../../../core/domain/knowledge/plain-text.ts'
import { expansionAt } from '../../../core/domain/knowledge/quick-text.ts'
import { useLocale } from '../i18n/use-words.ts'
import { replaceInField } from '../ui/insert-into-field.ts'
import { useCallWork } from './call-work-context.tsx'
import { rememberTextField } from './text-fields.ts'

/** An abbreviation that was written out, while the caret still stands behind it. */
interface WrittenOut {
  readonly field: HTMLTextAreaElement
  readonly start: number
  readonly end: number
  readonly typed: string
  readonly text: string
}

/**
 * For a text area that takes quick texts: `;срок` and a space (or Tab) becomes the text it stands for. The field's undo takes it back,
 * so does Backspace right behind it. Spread over the field; a field with keys of its own calls `onKeyDown` first and leaves alone what
 * did its work there.
 */
export const useQuickTexts = () => {
  const locale = useLocale()
  const { knowledge } = useCallWork()
  const writtenOut = useRef<WrittenOut>(undefined)
  const expand = (field: HTMLTextAreaElement, space: string): boolean => {
    const { value, selectionStart, selectionEnd } = field
    if (selectionStart !== selectionEnd) return false
    const found = expansionAt(value, selectionStart, knowledge.store.getState().quickTexts)
    if (found === undefined) return false
    const text = `${plainText(articleIn(found.article, locale).text)}${space}`
    if (field.maxLength >= 0 && value.length - (selectionStart - found.start) + text.length > field.maxLength) return false
    const typed = value.slice(found.start, selectionStart)
    replaceInField(field, found.start, selectionStart, text)
    writtenOut.current = { field, start: found.start, end: found.start + text.length, typed, text }
    knowledge.used(found.article)
    return true
  }
  const restore = (field: HTMLTextAreaElement): boolean => {
    const last = writtenOut.current
    if (last?.field !== field || field.selectionStart !== last.end || field.selectionEnd !== last.end) return false
    if (field.value.slice(last.start, last.end) !== last.text) return false
    replaceInField(field, last.start, last.end, last.typed)
    return true
  }
  return {
    'data-takes-texts': true,
    onFocus: (event: FocusEvent<HTMLTextAreaElement>): void => {
      rememberTextField(event.currentTarget)
      knowledge.wake()
    },
    /** True: the stroke did its work here. */
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
      const field = event.currentTarget
      if (event.defaultPrevented || field.readOnly || isHeld(event)) return event.defaultPrevented
      const isDone =
        event.key === ' ' ? expand(field, ' ') : event.key === 'Tab' ? expand(field, '') : event.key === 'Backspace' && restore(field)
      if (isDone) event.preventDefault()
      if (!isDone || event.key === 'Backspace') writtenOut.current = undefined
      return isDone
    },
  }
}

const isHeld = ({ ctrlKey, altKey, metaKey, shiftKey, nativeEvent }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey || shiftKey || nativeEvent.isComposing

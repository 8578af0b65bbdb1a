import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { isField } from '../../keys/field.ts'

/**
 * A field of a step. It takes the focus when the step comes up, unless something else is being typed; Backspace in the empty
 * field goes back, as it does beside it.
 */
export function useAnswerField(
  typed: string,
  keys: boolean,
  onBack: () => void,
): { readonly field: RefObject<HTMLInputElement | null>; readonly onKeyDown: (event: KeyboardEvent) => void } {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const { activeElement } = document
    // The field of the step before went with it.
    const typesElsewhere = activeElement?.isConnected === true && isField(activeElement)
    if (keys && !typesElsewhere) field.current?.focus()
    // Once a step: what the operator does with the focus afterwards is hers.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' || typed !== '' || event.repeat || event.nativeEvent.isComposing) return
    event.preventDefault()
    onBack()
  }
  return { field, onKeyDown }
}

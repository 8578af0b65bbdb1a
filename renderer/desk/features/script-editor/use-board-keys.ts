import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react'
import { isField } from '../../keys/field.ts'
import { commandOf, goesToDesk } from './editor-keys.ts'
import { runCommand } from './use-board.ts'

type KeyParts = Parameters<typeof runCommand>[1]

interface BoardKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onCopy: (event: ClipboardEvent<HTMLElement>) => void
  readonly onCut: (event: ClipboardEvent<HTMLElement>) => void
  readonly onPaste: (event: ClipboardEvent<HTMLElement>) => void
}

/** Keys and clipboard of the board. A letter pressed on it never reaches the desk behind: that would mute or dial. */
export function useBoardKeys(graph: RefObject<HTMLElement | null>, parts: KeyParts): BoardKeys {
  const take = (event: ClipboardEvent<HTMLElement>): boolean => {
    const text = isField(event.target) || hasWordsChosen() ? undefined : parts.board.copy()
    if (text === undefined) return false
    event.preventDefault()
    event.clipboardData.setData('text/plain', text)
    return true
  }
  return {
    onKeyDown(event) {
      if (event.nativeEvent.isComposing || event.defaultPrevented || isOfRun(event)) return
      const command = commandOf(event.nativeEvent, event.target === graph.current)
      if (command !== undefined) {
        event.preventDefault()
        runCommand(command, parts)
      }
      if (command !== undefined || !goesToDesk(event)) event.stopPropagation()
    },
    onCopy: (event) => void take(event),
    onCut(event) {
      if (take(event)) parts.board.remove()
    },
    onPaste(event) {
      if (isField(event.target)) return
      event.preventDefault()
      parts.board.paste(event.clipboardData.getData('text/plain'))
    },
  }
}

/** In the test run digits, Enter, Backspace and the dot are the step's, as they are in a call. */
const isOfRun = ({ target, code }: KeyboardEvent<HTMLElement>): boolean =>
  target instanceof HTMLElement && target.closest('[data-run]') !== null && /^(Digit\d|Numpad\d|Enter|Backspace|Period)$/.test(code)

const hasWordsChosen = (): boolean => (document.getSelection()?.toString() ?? '') !== ''

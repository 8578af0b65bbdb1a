const typedInto = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'date', 'time', 'datetime-local'])

/** Whether keys pressed in this element type text. A read-only select that is closed does not take letters. */
export const isField = (target: EventTarget | null): boolean => {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly
  if (target instanceof HTMLInputElement)
    return typedInto.has(target.type) && (!target.readOnly || target.getAttribute('aria-expanded') === 'true')
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('[role="listbox"],[role="menu"]') !== null)
}

/**
 * Every action that has a key: one place, so that two never share one. `chord` is made of `KeyboardEvent.code`s (the
 * layout of an operator is Russian: letters there are other characters), e.g. `Ctrl+KeyF`.
 * `inField`: works while a text field has the focus; nothing that answers, places or ends a call may have it.
 */
export const actions = {
  answer: { chord: 'F2', inField: false },
  decline: { chord: 'F3', inField: false },
  end: { chord: 'F4', inField: false },
  returnPacket: { chord: 'F7', inField: true },
  callBack: { chord: 'F6', inField: false },
  save: { chord: 'F9', inField: true },
  mute: { chord: 'KeyM', inField: false },
  hold: { chord: 'KeyH', inField: false },
  transfer: { chord: 'KeyT', inField: false },
  keypad: { chord: 'KeyK', inField: false },
  dial: { chord: 'KeyC', inField: false },
  swap: { chord: 'KeyX', inField: false },
  completeTransfer: { chord: 'KeyG', inField: false },
  cancelTransfer: { chord: 'KeyB', inField: false },
  presence: { chord: 'KeyP', inField: false },
  role: { chord: 'KeyR', inField: false },
  verify: { chord: 'Shift+KeyV', inField: false },
  note: { chord: 'KeyN', inField: false },
  addStep: { chord: 'Shift+KeyS', inField: false },
  removeStep: { chord: 'Delete', inField: false },
  facts: { chord: 'KeyI', inField: false },
  journal: { chord: 'KeyJ', inField: false },
  insight: { chord: 'Shift+KeyI', inField: false },
  insightPage: { chord: 'BracketLeft', inField: false },
  findClient: { chord: 'Ctrl+KeyK', inField: true },
  findInHistory: { chord: 'Ctrl+KeyF', inField: true },
  settings: { chord: 'Ctrl+Comma', inField: true },
  importFile: { chord: 'Ctrl+KeyI', inField: true },
  topic: { chord: 'KeyU', inField: false },
  next: { chord: 'KeyZ', inField: false },
  promise: { chord: 'Shift+KeyW', inField: false },
  predict1: { chord: 'KeyQ', inField: false },
  predict2: { chord: 'KeyW', inField: false },
  predict3: { chord: 'KeyE', inField: false },
  askedOther: { chord: 'Shift+KeyO', inField: false },
  moreAlerts: { chord: 'Shift+KeyA', inField: false },
  steps: { chord: 'Shift+KeyH', inField: false },
  reveal: { chord: 'Shift+KeyK', inField: false },
  clientData: { chord: 'Ctrl+Shift+KeyK', inField: false },
  toManager: { chord: 'Shift+KeyM', inField: false },
  confirmPerson: { chord: 'Shift+KeyY', inField: false },
  refusePerson: { chord: 'Shift+KeyX', inField: false },
  allRoles: { chord: 'Shift+KeyR', inField: false },
  nuisance: { chord: 'Shift+KeyZ', inField: false },
  callsAs: { chord: 'Shift+KeyJ', inField: false },
  otherPerson: { chord: 'KeyO', inField: false },
  historyFilter: { chord: 'KeyL', inField: false },
  toHistory: { chord: 'Shift+KeyG', inField: false },
  olderHistory: { chord: 'Shift+KeyL', inField: false },
  told: { chord: 'Shift+KeyU', inField: false },
  finishPast: { chord: 'KeyF', inField: false },
  sendAgain: { chord: 'KeyS', inField: false },
  again: { chord: 'KeyA', inField: false },
  saveClient: { chord: 'Ctrl+Enter', inField: true },
  editClient: { chord: 'Alt+KeyC', inField: false },
  addPhone: { chord: 'Alt+KeyP', inField: false },
  addTag: { chord: 'Alt+KeyG', inField: false },
  clientNote: { chord: 'Alt+KeyN', inField: false },
  addTask: { chord: 'Alt+KeyT', inField: false },
  taskDone: { chord: 'Alt+KeyK', inField: false },
  newRequest: { chord: 'Alt+KeyR', inField: false },
  mergeClient: { chord: 'Alt+KeyM', inField: false },
  clientChanges: { chord: 'Alt+KeyL', inField: false },
  clientConflict: { chord: 'Alt+KeyX', inField: false },
  undoChange: { chord: 'Alt+KeyZ', inField: false },
  sendChange: { chord: 'Alt+KeyS', inField: false },
  dueTask: { chord: 'Alt+KeyJ', inField: false },
  nextPacket: { chord: 'ArrowDown', inField: false },
  previousPacket: { chord: 'ArrowUp', inField: false },
  resolvePacket: { chord: 'KeyD', inField: false },
  callClient: { chord: 'KeyY', inField: false },
  handOver: { chord: 'KeyV', inField: false },
  lineThree: { chord: 'Shift+KeyT', inField: false },
  listen: { chord: 'Shift+KeyP', inField: false },
  escalate: { chord: 'F8', inField: true },
  escalateChoose: { chord: 'Shift+F8', inField: true },
  escalations: { chord: 'Shift+KeyE', inField: false },
  undoEscalation: { chord: 'Ctrl+KeyZ', inField: false },
  escalationWord: { chord: 'Shift+KeyN', inField: false },
  attachFile: { chord: 'Shift+KeyF', inField: false },
  withdrawEscalation: { chord: 'Shift+KeyB', inField: false },
  readAnswer: { chord: 'Shift+KeyD', inField: false },
  joinThree: { chord: 'Equal', inField: false },
  chat: { chord: 'Shift+KeyC', inField: false },
  chatAsk: { chord: 'Shift+KeyQ', inField: false },
  chatSolved: { chord: 'Semicolon', inField: false },
  chatEscalate: { chord: 'Quote', inField: false },
  handRoomOn: { chord: 'BracketRight', inField: false },
  knowledge: { chord: 'Slash', inField: false },
  quickTexts: { chord: 'Alt+KeyQ', inField: true },
  insertArticle: { chord: 'Alt+KeyI', inField: true },
  copyArticle: { chord: 'Alt+KeyV', inField: true },
  articleHelped: { chord: 'Alt+Equal', inField: true },
  articleFailed: { chord: 'Alt+Minus', inField: true },
  newArticle: { chord: 'Alt+KeyA', inField: true },
  editArticle: { chord: 'Alt+KeyE', inField: true },
  // After `editArticle`, with which it shares its key: an article that is open is what one edits.
  scriptEditor: { chord: 'Alt+KeyB', inField: true },
  // After `sendAgain`, with which it shares its key: what was not delivered comes first.
  scriptChange: { chord: 'KeyS', inField: false },
  stepNext: { chord: 'Enter', inField: false },
  stepBack: { chord: 'Backspace', inField: false },
  stepSkip: { chord: 'Shift+Enter', inField: false },
  scriptRoad: { chord: 'Period', inField: false },
  scriptPause: { chord: 'Comma', inField: false },
  choose1: { chord: 'Digit1', inField: false },
  choose2: { chord: 'Digit2', inField: false },
  choose3: { chord: 'Digit3', inField: false },
  choose4: { chord: 'Digit4', inField: false },
  choose5: { chord: 'Digit5', inField: false },
  choose6: { chord: 'Digit6', inField: false },
  choose7: { chord: 'Digit7', inField: false },
  choose8: { chord: 'Digit8', inField: false },
  choose9: { chord: 'Digit9', inField: false },
  chooseNone: { chord: 'Digit0', inField: false },
} as const satisfies Record<string, { readonly chord: string; readonly inField: boolean }>

export type ActionId = keyof typeof actions

export const isActionId = (id: string): id is ActionId => Object.hasOwn(actions, id)

export const actionIds: readonly ActionId[] = Object.keys(actions).filter(isActionId)

/** The action a digit 1…9 chooses; undefined for other numbers. */
export const chooseAction = (digit: number): ActionId | undefined => {
  const id = `choose${digit}`
  return isActionId(id) ? id : undefined
}

/** Chords after rebinding (settings.keys); unknown ids are left aside. Of two actions with one chord the one on the screen answers. */
export const bindChords = (changed: Readonly<Record<string, string>>): Readonly<Record<ActionId, string>> => {
  const entries = actionIds.map((id): [ActionId, string] => [id, changed[id] ?? actions[id].chord])
  const chords = Object.fromEntries(entries)
  return chords as Record<ActionId, string>
}

import { defineWords } from '../../i18n/words.ts'

export const words = defineWords('script-editor', {
  title: { ru: 'Скрипты', en: 'Scripts' },
  close: { ru: 'Закрыть', en: 'Close' },
  toList: { ru: 'Все скрипты', en: 'All scripts' },
  loading: { ru: 'Читаем скрипты', en: 'Reading scripts' },
  failed: { ru: 'Скрипты не прочитаны', en: 'The scripts were not read' },
  failedNote: {
    ru: 'Хаб не отвечает. Нарисованное сохранено на этом компьютере. Спросим ещё раз, как только он ответит.',
    en: 'The hub does not answer. What you drew is kept on this computer. We ask again as soon as it answers.',
  },
  again: { ru: 'Спросить ещё раз', en: 'Ask again' },
  scripts: {
    ru: { one: '{{count}} скрипт', few: '{{count}} скрипта', many: '{{count}} скриптов' },
    en: { one: '{{count}} script', other: '{{count}} scripts' },
  },
  publishedCount: {
    ru: { one: '{{count}} опубликован', few: '{{count}} опубликовано', many: '{{count}} опубликовано' },
    en: { one: '{{count}} published', other: '{{count}} published' },
  },
  hubThere: { ru: 'Хаб на связи', en: 'Hub connected' },
  hubAway: { ru: 'Хаб не на связи', en: 'Hub away' },
  readsOnly: { ru: 'Только чтение', en: 'Read only' },

  'state.draft': { ru: 'Черновик', en: 'Draft' },
  'state.review': { ru: 'На проверке', en: 'In review' },
  'state.published': { ru: 'Опубликована', en: 'Published' },
  'state.withdrawn': { ru: 'Снята', en: 'Withdrawn' },

  // The list
  newScript: { ru: 'Новый скрипт', en: 'New script' },
  newTitle: { ru: 'Название нового скрипта', en: 'Title of the new script' },
  create: { ru: 'Начать рисовать', en: 'Start drawing' },
  cancel: { ru: 'Отменить', en: 'Cancel' },
  importFile: { ru: 'Загрузить файл', en: 'Load a file' },
  empty: { ru: 'Скриптов пока нет', en: 'No scripts yet' },
  emptyNote: {
    ru: 'Начните с пустого скрипта или загрузите файл, выгруженный на другом рабочем месте.',
    en: 'Start with an empty script, or load a file exported on another workstation.',
  },
  emptyReader: { ru: 'Когда скрипты появятся, их можно будет прочитать здесь.', en: 'Once there are scripts, they can be read here.' },
  'column.title': { ru: 'Скрипт', en: 'Script' },
  'column.state': { ru: 'Состояние', en: 'State' },
  'column.version': { ru: 'Версия', en: 'Version' },
  'column.steps': { ru: 'Шагов', en: 'Steps' },
  'column.by': { ru: 'Кто', en: 'By' },
  'column.at': { ru: 'Изменён', en: 'Changed' },
  frame: { ru: 'обрамление', en: 'frame' },
  hereOnly: { ru: 'Не сохранено', en: 'Not saved' },
  company: { ru: 'Компания', en: 'Company' },
  allOfThem: { ru: 'Найти скрипт', en: 'Find a script' },
  noneFound: { ru: 'С таким названием скрипта нет', en: 'No script with such a title' },

  // Files
  'file.too-large': {
    ru: 'Файл больше {{most}} МБ. Скрипт такой длины не прочитать: проверьте, тот ли это файл. Ничего не изменено.',
    en: 'The file is over {{most}} MB. A script of that length cannot be read: check that it is the right file. Nothing was changed.',
  },
  'file.not-json': {
    ru: 'Файл не читается как JSON. Возможно, он обрезан. Ничего не изменено.',
    en: 'The file cannot be read as JSON. It may be cut off. Nothing was changed.',
  },
  'file.not-a-script': {
    ru: 'Это не файл скрипта Firstline. Нужен файл, выгруженный отсюда. Ничего не изменено.',
    en: 'This is no Firstline script. A file exported from here is needed. Nothing was changed.',
  },
  'file.newer': {
    ru: 'Файл сделан в более новой версии программы (формат {{version}}). Обновите программу. Ничего не изменено.',
    en: 'The file was made by a later version of the program (format {{version}}). Update the program. Nothing was changed.',
  },
  'file.wrong': {
    ru: 'В файле ошибка, место: {{field}}. Ничего не изменено.',
    en: 'Something in the file is wrong, at: {{field}}. Nothing was changed.',
  },
  'file.wholeFile': { ru: 'весь файл', en: 'the whole file' },
  'file.unread': { ru: 'Файл не прочитан. Ничего не изменено.', en: 'The file was not read. Nothing was changed.' },
  imported: { ru: 'Загружено черновиком', en: 'Loaded as a draft' },

  // Head of the board
  draftLine: { ru: 'Черновик {{version}}', en: 'Draft {{version}}' },
  reviewLine: { ru: 'Версия {{version}} на проверке', en: 'Version {{version}} in review' },
  publishedLine: { ru: 'Версия {{version}}, опубликована', en: 'Version {{version}}, published' },
  withdrawnLine: { ru: 'Версия {{version}}, снята', en: 'Version {{version}}, withdrawn' },
  inForce: { ru: 'опубликована {{version}}', en: 'published {{version}}' },
  neverPublished: { ru: 'ещё не публиковалась', en: 'never published' },
  callsNow: {
    ru: {
      one: 'сейчас по ней идёт {{count}} звонок',
      few: 'сейчас по ней идут {{count}} звонка',
      many: 'сейчас по ней идёт {{count}} звонков',
    },
    en: { one: '{{count}} call runs on it now', other: '{{count}} calls run on it now' },
  },
  changed: { ru: 'изменено {{time}}', en: 'changed {{time}}' },
  keptHere: { ru: 'сохранено на этом компьютере', en: 'kept on this computer' },
  notKept: { ru: 'диск не принял изменения', en: 'the disk did not take the changes' },
  saved: { ru: 'сохранено {{time}}', en: 'saved {{time}}' },
  savedBy: { ru: '{{name}}, {{time}}', en: '{{name}}, {{time}}' },
  undo: { ru: 'Отменить шаг', en: 'Undo' },
  redo: { ru: 'Вернуть шаг', en: 'Redo' },
  layout: { ru: 'Разложить', en: 'Arrange' },
  run: { ru: 'Пройти', en: 'Walk' },
  compareWith: { ru: 'Сравнить с {{version}}', en: 'Compare with {{version}}' },
  save: { ru: 'Сохранить', en: 'Save' },
  saving: { ru: 'Сохраняем', en: 'Saving' },
  submit: { ru: 'На проверку', en: 'To review' },
  sendBack: { ru: 'Вернуть в черновики', en: 'Back to draft' },
  publish: { ru: 'Опубликовать', en: 'Publish' },
  withdraw: { ru: 'Снять', en: 'Withdraw' },
  newDraft: { ru: 'Новый черновик', en: 'New draft' },
  versions: { ru: 'Версии', en: 'Versions' },
  versionItem: { ru: '{{version}} · {{state}} · {{name}}, {{day}}', en: '{{version}} · {{state}} · {{name}}, {{day}}' },
  published: { ru: 'Версия {{version}} опубликована', en: 'Version {{version}} is published' },
  publishedNote: {
    ru: 'Следующие звонки пойдут по ней. Начатые закончатся по своей.',
    en: 'The next calls go by it. Those that run end on theirs.',
  },
  submitted: { ru: 'Версия {{version}} на проверке', en: 'Version {{version}} is in review' },
  savedToast: { ru: 'Сохранено', en: 'Saved' },
  withdrawn: { ru: 'Версия {{version}} снята', en: 'Version {{version}} is withdrawn' },

  // Trouble of saving
  'trouble.unreachable': {
    ru: 'Хаб не отвечает. Нарисованное сохранено на этом компьютере.',
    en: 'The hub does not answer. What you drew is kept on this computer.',
  },
  'trouble.full': {
    ru: 'На хабе нет места. Нарисованное сохранено на этом компьютере.',
    en: 'The hub has no room. What you drew is kept on this computer.',
  },
  'trouble.too-large': {
    ru: 'Скрипт больше, чем принимает хаб. Разделите его. Нарисованное сохранено на этом компьютере.',
    en: 'The script is larger than the hub takes. Divide it. What you drew is kept on this computer.',
  },
  'trouble.refused': {
    ru: 'У этого рабочего места нет прав на скрипты компании. Нарисованное сохранено на этом компьютере.',
    en: 'This seat has no rights to the company’s scripts. What you drew is kept on this computer.',
  },
  'trouble.not-yours': {
    ru: 'Публикует наставник. Нарисованное сохранено, отправьте его на проверку.',
    en: 'A supervisor publishes. What you drew is kept: send it to review.',
  },
  'trouble.wrong-state': {
    ru: 'Эта версия уже в другом состоянии. Откройте её заново, нарисованное сохранено.',
    en: 'This version is in another state by now. Open it again; what you drew is kept.',
  },
  'trouble.frozen': {
    ru: 'Опубликованное не меняется. Сохраните новым черновиком.',
    en: 'What is published does not change. Save it as a new draft.',
  },
  'trouble.other-script': {
    ru: 'Под этим номером другой скрипт. Сохраните новым черновиком.',
    en: 'Another script has this number. Save it as a new draft.',
  },
  'trouble.not-a-script': {
    ru: 'Хаб не принял скрипт. Нарисованное сохранено на этом компьютере.',
    en: 'The hub did not take the script. What you drew is kept on this computer.',
  },
  'trouble.has-errors': {
    ru: 'В скрипте есть ошибки: они внизу. Публикация откроется, когда их не будет.',
    en: 'The script has errors: see below. Publishing opens once they are gone.',
  },
  saveAgain: { ru: 'Сохранить ещё раз', en: 'Save again' },
  asNewDraft: { ru: 'Сохранить новым черновиком', en: 'Save as a new draft' },
  conflict: { ru: 'Эту версию сохранил другой человек: {{name}}, {{time}}.', en: 'Somebody else saved this version: {{name}}, {{time}}.' },
  conflictNote: { ru: 'Ничего не потеряно: у вас открыто ваше.', en: 'Nothing is lost: yours is on the screen.' },
  seeBoth: { ru: 'Сравнить', en: 'Compare' },
  keepMine: { ru: 'Моё новым черновиком', en: 'Mine as a new draft' },
  takeTheirs: { ru: 'Взять чужое', en: 'Take theirs' },

  // Comparison
  comparison: { ru: 'Сравнение версий', en: 'Comparison of versions' },
  comparedWith: { ru: 'Было: {{before}}. Стало: {{after}}', en: 'Before: {{before}}. After: {{after}}' },
  versionNumber: { ru: 'версия {{version}}', en: 'version {{version}}' },
  theirVersion: { ru: 'сохранённое другим человеком', en: 'what somebody else saved' },
  backToBoard: { ru: 'К рисунку', en: 'Back to the drawing' },
  otherGone: { ru: 'Эта версия сейчас не читается. Попробуйте позже.', en: 'That version cannot be read now. Try later.' },
  changes: { ru: 'Изменения', en: 'Changes' },
  noChanges: { ru: 'Версии одинаковы', en: 'The versions are the same' },
  restChanged: {
    ru: 'Изменилось и то, что вокруг шагов: название, переменные, для кого скрипт, входы или вопросы вбок.',
    en: 'What stands around the steps changed too: title, variables, for whom it is, entries or side questions.',
  },
  'change.added': { ru: 'Добавлен', en: 'Added' },
  'change.changed': { ru: 'Изменён', en: 'Changed' },
  'change.removed': { ru: 'Удалён', en: 'Removed' },
  leadsElsewhere: { ru: 'Вёл: {{before}}. Ведёт: {{after}}', en: 'Led to: {{before}}. Leads to: {{after}}' },

  // Test run
  testRun: { ru: 'Пробный проход', en: 'Test run' },
  runAgain: { ru: 'Сначала', en: 'From the start' },
  runClose: { ru: 'Закончить проход', en: 'End the run' },
  runNobody: { ru: 'Без карточки: клиент неизвестен', en: 'No card: the client is not known' },
  runWith: { ru: 'С карточкой: {{name}}', en: 'With the card of {{name}}' },
  runWithout: { ru: 'Без карточки', en: 'Without a card' },
  runFind: { ru: 'Найти клиента', en: 'Find a client' },

  // Palette and heat
  addStep: { ru: 'Добавить шаг', en: 'Add a step' },
  heat: { ru: 'Тепловая карта', en: 'Heat map' },
  days: { ru: '30 дней', en: '30 days' },
  'heat.dropOuts': { ru: 'Бросили на шаге', en: 'Left on the step' },
  'heat.escalations': { ru: 'Ушли на линию 2', en: 'Went to line 2' },
  'heat.time': { ru: 'Время на шаге', en: 'Time on the step' },
  heatNote: {
    ru: 'Толщина линии: сколько звонков прошло. В шаге: звонков и доля бросивших.',
    en: 'Width of a line: how many calls took it. In a step: calls, and the share that left.',
  },
  heatNone: {
    ru: 'Цвет и толщина появятся, когда по скрипту пройдут звонки.',
    en: 'Colour and width come once calls have run on the script.',
  },
  totals: { ru: 'Итог скрипта', en: 'The script’s result' },
  'totals.calls': { ru: 'Звонков', en: 'Calls' },
  'totals.line1': { ru: 'На линии 1', en: 'On line 1' },
  'totals.mean': { ru: 'Среднее', en: 'Mean' },
  'totals.dropped': { ru: 'Бросили', en: 'Left' },

  // The graph
  graph: { ru: 'Схема скрипта', en: 'Graph of the script' },
  graphHelp: {
    ru: 'Стрелки: по шагам. Enter: к полям шага. Цифры: добавить шаг. Delete: удалить.',
    en: 'Arrows: along the steps. Enter: to the fields. Digits: add a step. Delete: remove.',
  },
  zoomIn: { ru: 'Крупнее', en: 'Zoom in' },
  zoomOut: { ru: 'Мельче', en: 'Zoom out' },
  fit: { ru: 'Показать всё', en: 'Show everything' },
  noWay: { ru: '{{way}}: нет выхода', en: '{{way}}: leads nowhere' },
  noWayOnly: { ru: 'нет выхода', en: 'leads nowhere' },
  yes: { ru: 'да', en: 'yes' },
  no: { ru: 'нет', en: 'no' },
  startMark: { ru: 'начало', en: 'start' },
  untitled: { ru: 'Без названия', en: 'Untitled' },
  told: { ru: '{{kind}}, шаг {{index}} из {{count}}: {{title}}', en: '{{kind}}, step {{index}} of {{count}}: {{title}}' },
  toldErrors: {
    ru: { one: '{{count}} ошибка', few: '{{count}} ошибки', many: '{{count}} ошибок' },
    en: { one: '{{count}} error', other: '{{count}} errors' },
  },
  chosenCount: {
    ru: { one: 'Выбран {{count}} шаг', few: 'Выбрано {{count}} шага', many: 'Выбрано {{count}} шагов' },
    en: { one: '{{count}} step chosen', other: '{{count}} steps chosen' },
  },
  chosenNote: {
    ru: 'Их можно передвинуть, скопировать (Ctrl+C), повторить (Ctrl+D) и удалить (Delete).',
    en: 'They can be moved, copied (Ctrl+C), duplicated (Ctrl+D) and removed (Delete).',
  },
  allLead: {
    ru: 'Все ответы этого шага уже ведут. Выберите справа, какой вести сюда.',
    en: 'All answers of this step lead somewhere. Choose on the right which one leads here.',
  },
  copied: {
    ru: { one: 'Скопирован {{count}} шаг', few: 'Скопировано {{count}} шага', many: 'Скопировано {{count}} шагов' },
    en: { one: '{{count}} step copied', other: '{{count}} steps copied' },
  },
  'paste.not-steps': {
    ru: 'В буфере обмена нет шагов скрипта. Ничего не изменено.',
    en: 'The clipboard holds no steps. Nothing was changed.',
  },
  'paste.too-large': { ru: 'В буфере обмена слишком много. Ничего не изменено.', en: 'The clipboard holds too much. Nothing was changed.' },
  'paste.newer': {
    ru: 'Шаги скопированы в более новой версии программы. Ничего не изменено.',
    en: 'The steps were copied in a later version of the program. Nothing was changed.',
  },
  'paste.wrong': {
    ru: 'Шаги в буфере обмена повреждены. Ничего не изменено.',
    en: 'The steps in the clipboard are damaged. Nothing was changed.',
  },
  'paste.frozen': { ru: 'Эта версия только для чтения. Начните новый черновик.', en: 'This version is read only. Start a new draft.' },
})

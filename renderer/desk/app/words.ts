import { defineWords } from '../i18n/words.ts'

export const appWords = defineWords('app', {
  keysNow: { ru: 'Клавиши сейчас', en: 'Keys now' },
  keysInCall: { ru: 'Клавиши звонка', en: 'Keys of a call' },
  who: { ru: 'Клиент', en: 'Client' },
  now: { ru: 'Сейчас', en: 'Now' },
  side: { ru: 'Что делать', en: 'What to do' },
  work: { ru: 'Заметка и итог', en: 'Note and result' },
  tools: { ru: 'Инструменты', en: 'Tools' },
  panes: { ru: 'Части экрана', en: 'Parts of the screen' },
  starting: { ru: 'Открываем рабочее место', en: 'Opening the workstation' },
  preparing: { ru: 'Готовим учебных клиентов: {{done}} из {{total}}', en: 'Preparing practice clients: {{done}} of {{total}}' },
  retry: { ru: 'Открыть ещё раз', en: 'Open again' },
  seatFailed: { ru: 'Рабочее место не открылось', en: 'The workstation did not open' },
  bridgeDown: {
    ru: 'Программа Firstline на этом компьютере не отвечает. Звонки и заметки, сохранённые раньше, на месте.',
    en: 'Firstline on this computer does not answer. Calls and notes saved before are kept.',
  },
  noChannel: {
    ru: 'Этот браузер не умеет обмениваться сообщениями между окнами. Нужен Chromium 120 или новее.',
    en: 'This browser cannot pass messages between windows. Chromium 120 or newer is needed.',
  },
  crashed: { ru: 'Экран остановился из-за ошибки', en: 'The screen stopped on an error' },
  crashedKept: {
    ru: 'Звонок идёт дальше в окне телефона. Заметка сохранена на этом компьютере. Откройте экран заново: всё вернётся на место.',
    en: 'The call goes on in the phone window. The note is saved on this computer. Open the screen again: everything comes back.',
  },
  reload: { ru: 'Открыть экран заново', en: 'Open the screen again' },
  storageLost: { ru: 'Хранилище закрыто другим окном.', en: 'The storage was closed by another window.' },
  storageLostWhat: {
    ru: 'Сохранённое на месте. Новое сохранится, когда экран откроется заново.',
    en: 'What was saved is kept. New work is saved once the screen is open again.',
  },
  phoneSilent: { ru: 'Окно телефона не отвечает.', en: 'The phone window does not answer.' },
  phoneSilentWhat: {
    ru: 'Звонки сейчас не придут, кнопки звонка не работают. Заметки и карточки сохраняются.',
    en: 'Calls do not come and call buttons do not work now. Notes and cards are saved.',
  },
  askAgain: { ru: 'Проверить сейчас', en: 'Check now' },
})

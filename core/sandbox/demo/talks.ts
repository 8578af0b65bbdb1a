import type { Some } from './random.ts'

/** What is said in every chat, whatever it is about. */
export interface Talk {
  readonly greetings: Some<string>
  readonly bot: Some<string>
  readonly operator: Some<string>
  readonly client: Some<string>
  readonly closing: Some<string>
  readonly thanks: Some<string>
}

const ru: Talk = {
  greetings: ['Здравствуйте. Чем помочь?', 'Добрый день, слушаю вас.', 'Здравствуйте. Напишите, что случилось.'],
  bot: ['Ищу ответ в базе знаний.', 'Похоже на частый вопрос, вот что о нём известно.', 'Передаю разговор оператору.'],
  operator: [
    'Вижу ваше обращение, проверяю.',
    'Проверка займёт пару минут.',
    'Уточняю у коллег и вернусь с ответом.',
    'Нашёл запись, читаю.',
  ],
  client: ['Это уже второй раз.', 'Хорошо, жду.', 'Когда это будет готово?', 'Мне нужен точный срок.', 'В прошлый раз отвечали иначе.'],
  closing: ['Сделано, проверьте.', 'Ответ отправлен на почту.', 'Передано дальше, срок назовём сегодня.'],
  thanks: ['Спасибо, получилось.', 'Понятно.', 'Спасибо, жду.'],
}

const en: Talk = {
  greetings: ['Hello. How can we help?', 'Good afternoon, go ahead.', 'Hello. Tell us what happened.'],
  bot: ['Looking for an answer.', 'This is a frequent question, here is what is known.', 'Handing over to an operator.'],
  operator: [
    'I see your request and am checking it.',
    'This will take a couple of minutes.',
    'I am asking my colleagues.',
    'Found the record.',
  ],
  client: [
    'This is the second time.',
    'Fine, I will wait.',
    'When will it be ready?',
    'I need an exact date.',
    'Last time the answer was different.',
  ],
  closing: ['Done, please check.', 'The answer is in your mail.', 'Passed on, you will have a date today.'],
  thanks: ['Thank you, it works.', 'I see.', 'Thank you, waiting.'],
}

export const talks: Readonly<Record<'ru' | 'en', Talk>> = { ru, en }

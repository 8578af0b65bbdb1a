import { defineWords } from '../../i18n/words.ts'

export const stepWords = defineWords('script-steps', {
  say: { ru: 'Сказать', en: 'Say' },
  ask: { ru: 'Спросить', en: 'Ask' },
  choose: { ru: 'Выбрать', en: 'Choose' },
  form: { ru: 'Форма', en: 'Form' },
  check: { ru: 'Проверить', en: 'Check' },
  action: { ru: 'Действие', en: 'Action' },
  'go-to': { ru: 'Перейти', en: 'Go to' },
  end: { ru: 'Итог', en: 'End' },

  'outcome.solved': { ru: 'Решено', en: 'Solved' },
  'outcome.promised': { ru: 'Обещано', en: 'Promised' },
  'outcome.escalated': { ru: 'Передано на линию 2', en: 'Escalated to line 2' },
  'outcome.transferred': { ru: 'Переведено', en: 'Transferred' },
  'outcome.not-solved': { ru: 'Не решено', en: 'Not solved' },
  'outcome.inherit': { ru: 'Как решил скрипт', en: 'As the script said' },

  'action.fill-field': { ru: 'Заполнить поле карточки', en: 'Fill a field of the card' },
  'action.create-request': { ru: 'Создать обращение', en: 'Create a request' },
  'action.set-disposition': { ru: 'Поставить итог звонка', en: 'Set the disposition' },
  'action.transfer': { ru: 'Перевести звонок', en: 'Transfer the call' },
  'action.escalate': { ru: 'Передать на линию 2', en: 'Escalate to line 2' },
  'action.open-article': { ru: 'Открыть статью', en: 'Open an article' },
  'action.send-text': { ru: 'Отправить текст', en: 'Send a text' },
  'action.add-note': { ru: 'Дописать заметку', en: 'Add to the note' },

  'field.email': { ru: 'Почта', en: 'Email' },
  'field.company': { ru: 'Компания', en: 'Company' },
  'field.city': { ru: 'Город', en: 'City' },
  'field.status': { ru: 'Статус', en: 'Status' },
  'field.phone': { ru: 'Телефон', en: 'Phone' },

  'type.text': { ru: 'Текст', en: 'Text' },
  'type.number': { ru: 'Число', en: 'Number' },
  'type.boolean': { ru: 'Да или нет', en: 'Yes or no' },
  'type.date': { ru: 'День', en: 'Day' },
  'type.choice': { ru: 'Выбор', en: 'Choice' },
})

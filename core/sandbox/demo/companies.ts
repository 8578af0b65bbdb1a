import type { Random, Some } from './random.ts'

const RU_HEAD: Some<string> = [
  'Волга',
  'Урал',
  'Сибирь',
  'Балтика',
  'Север',
  'Дон',
  'Кама',
  'Ока',
  'Алтай',
  'Вектор',
  'Меридиан',
  'Горизонт',
  'Профиль',
  'Контур',
  'Орбита',
  'Эталон',
  'Прогресс',
  'Альянс',
  'Гарант',
  'Форум',
  'Империал',
  'Континент',
  'Параллель',
  'Ритм',
  'Рубеж',
  'Старт',
  'Квадрат',
  'Формат',
]
const RU_TAIL: Some<string> = [
  'Строй',
  'Торг',
  'Логистика',
  'Сервис',
  'Металл',
  'Мебель',
  'Агро',
  'Авто',
  'Мед',
  'Снаб',
  'Текстиль',
  'Транс',
  'Пак',
  'Свет',
  'Климат',
  'Проект',
]
const RU_NAMES: Some<string> = [
  'Белый ключ',
  'Ясный день',
  'Тёплый дом',
  'Городская пекарня',
  'Четыре лапы',
  'Северный ветер',
  'Зелёная миля',
  'Русский лён',
  'Быстрый шаг',
  'Первая типография',
  'Вкус и точка',
  'Мастерская окон',
  'Служба такси «Восток»',
  'Чистый берег',
  'Школа танца',
  'Садовый центр',
  'Ваш юрист',
]
const RU_FORM: Some<string> = ['ООО', 'ООО', 'ООО', 'АО']

const EN_HEAD: Some<string> = [
  'Northgate',
  'Harbour',
  'Silverline',
  'Oakfield',
  'Bluestone',
  'Westbridge',
  'Redwood',
  'Clearwater',
  'Highland',
  'Lighthouse',
  'Kingsway',
  'Meadow',
]
const EN_TAIL: Some<string> = [
  'Logistics',
  'Trading',
  'Foods',
  'Interiors',
  'Consulting',
  'Metals',
  'Textiles',
  'Medical',
  'Motors',
  'Studio',
]
const EN_FORM: Some<string> = ['Ltd', 'Ltd', 'LLC', 'Group']

export function companyName(random: Random, language: 'ru' | 'en'): string {
  if (language === 'en') return `${random.pick(EN_HEAD)} ${random.pick(EN_TAIL)} ${random.pick(EN_FORM)}`
  const name = random.chance(0.2) ? random.pick(RU_NAMES) : `${random.pick(RU_HEAD)}${random.pick(RU_TAIL)}`
  return `${random.pick(RU_FORM)} ${name.includes('«') ? name : `«${name}»`}`
}

export const EMPLOYEE_TITLES: Readonly<Record<'ru' | 'en', Some<string>>> = {
  ru: [
    'бухгалтер',
    'менеджер по закупкам',
    'офис-менеджер',
    'системный администратор',
    'логист',
    'юрист',
    'кладовщик',
    'руководитель отдела продаж',
  ],
  en: ['accountant', 'purchasing manager', 'office manager', 'system administrator', 'logistics specialist', 'lawyer', 'head of sales'],
}
export const DIRECTOR_TITLES: Readonly<Record<'ru' | 'en', Some<string>>> = {
  ru: ['генеральный директор', 'директор', 'коммерческий директор', 'финансовый директор'],
  en: ['managing director', 'chief executive', 'commercial director', 'finance director'],
}

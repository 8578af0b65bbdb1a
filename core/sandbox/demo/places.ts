import type { Some } from './random.ts'

export interface Place {
  readonly ru: string
  readonly en: string
  readonly timeZone: string
  /** Area code, three digits. */
  readonly code: string
}

const place = (ru: string, en: string, timeZone: string, code: string): Place => ({ ru, en, timeZone, code })

export const PLACES: Some<Place> = [
  place('Москва', 'Moscow', 'Europe/Moscow', '495'),
  place('Москва', 'Moscow', 'Europe/Moscow', '499'),
  place('Санкт-Петербург', 'Saint Petersburg', 'Europe/Moscow', '812'),
  place('Казань', 'Kazan', 'Europe/Moscow', '843'),
  place('Нижний Новгород', 'Nizhny Novgorod', 'Europe/Moscow', '831'),
  place('Ростов-на-Дону', 'Rostov-on-Don', 'Europe/Moscow', '863'),
  place('Краснодар', 'Krasnodar', 'Europe/Moscow', '861'),
  place('Калининград', 'Kaliningrad', 'Europe/Kaliningrad', '401'),
  place('Самара', 'Samara', 'Europe/Samara', '846'),
  place('Екатеринбург', 'Yekaterinburg', 'Asia/Yekaterinburg', '343'),
  place('Челябинск', 'Chelyabinsk', 'Asia/Yekaterinburg', '351'),
  place('Омск', 'Omsk', 'Asia/Omsk', '381'),
  place('Новосибирск', 'Novosibirsk', 'Asia/Novosibirsk', '383'),
  place('Красноярск', 'Krasnoyarsk', 'Asia/Krasnoyarsk', '391'),
  place('Иркутск', 'Irkutsk', 'Asia/Irkutsk', '395'),
  place('Владивосток', 'Vladivostok', 'Asia/Vladivostok', '423'),
]

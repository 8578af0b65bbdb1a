import type { Channel } from '../../domain/interaction/interaction.ts'
import type { Some } from './random.ts'
import type { Phrases } from './topic.ts'

const channels: Some<readonly [number, Channel]> = [
  [0.34, 'call-in'],
  [0.12, 'call-out'],
  [0.24, 'chat'],
  [0.14, 'bot'],
  [0.09, 'letter'],
  [0.04, 'escalation'],
  [0.03, 'visit'],
]

const ru: Phrases = {
  channels,
  statuses: [
    [0.72, 'активный'],
    [0.08, 'новый, первый месяц'],
    [0.06, 'новый, второй месяц'],
    [0.05, 'на пробном периоде'],
    [0.05, 'договор приостановлен'],
    [0.04, 'давно не пользуется'],
  ],
  availability: ['сегодня до 18:00', 'на встрече до 15:00', 'в отпуске до понедельника', 'на линии с 10 до 19', 'сегодня выходной'],
  team: [
    { name: 'Вера Соколова', memberId: '2000' },
    { name: 'Игорь Маслов', memberId: '2001' },
    { name: 'Тимур Ахметов', memberId: '2002' },
    { name: 'Лев Гаврилов', memberId: '2003' },
  ],
  months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  operators: ['Анна Лебедева', 'Илья Ветров', 'Ольга Смирнова', 'Тимур Сафин', 'Дарья Климова', 'Павел Рогов', 'Юлия Костина'],
  line2: ['Вера Ланская', 'Глеб Осипов', 'Марат Галеев'],
  repeatCalls: ['Звонков за неделю: 3, по одному вопросу', 'Звонков за два дня: 2, вопрос не закрыт', 'Звонков за неделю: 4'],
  askedSupervisor: 'В прошлый раз просьба соединить с руководителем',
  debt: [
    { text: 'Счёт не оплачен 12 дней', days: 12 },
    { text: 'Счёт не оплачен 5 дней', days: 5 },
    { text: 'Обещанный платёж до конца недели' },
  ],
  toldBefore: 'История уже рассказана, не просить повторить',
  notes: [
    'Звонить после 11:00',
    'Просьба писать, не звонить',
    'Плохо слышно: говорить громче',
    'Решения принимает другой человек в компании',
  ],
  closed: 'Вопрос закрыт',
  letter: [
    { title: 'Письмо с подтверждением данных', outcome: 'Отправлено' },
    { title: 'Письмо: изменение тарифа', outcome: 'Прочитано' },
    { title: 'Письмо с копией договора', outcome: 'Получено' },
  ],
  visit: [
    { title: 'Встреча в офисе', outcome: 'Документы подписаны' },
    { title: 'Встреча с курьером', outcome: 'Документы переданы' },
  ],
}

const en: Phrases = {
  channels,
  statuses: [
    [0.72, 'active'],
    [0.08, 'new, first month'],
    [0.06, 'new, second month'],
    [0.05, 'on trial'],
    [0.05, 'contract paused'],
    [0.04, 'inactive for long'],
  ],
  availability: ['today until 18:00', 'in a meeting until 15:00', 'on leave until Monday', 'available 10:00 to 19:00', 'day off today'],
  team: [
    { name: 'Vera Sokolova', memberId: '2000' },
    { name: 'Igor Maslov', memberId: '2001' },
    { name: 'Timur Akhmetov', memberId: '2002' },
    { name: 'Lev Gavrilov', memberId: '2003' },
  ],
  months: 'January February March April May June July August September October November December'.split(' '),
  operators: ['Anna Lebedeva', 'Ilya Vetrov', 'Olga Smirnova', 'Timur Safin', 'Daria Klimova', 'Pavel Rogov', 'Julia Kostina'],
  line2: ['Vera Lanskaya', 'Gleb Osipov', 'Marat Galeev'],
  repeatCalls: ['3 calls this week on one question', '2 calls in two days, not solved yet', '4 calls this week'],
  askedSupervisor: 'Asked for a supervisor last time',
  debt: [
    { text: 'Invoice 12 days overdue', days: 12 },
    { text: 'Invoice 5 days overdue', days: 5 },
    { text: 'Payment promised by the end of the week' },
  ],
  toldBefore: 'The story has been told: do not ask for it again',
  notes: ['Call after 11:00', 'Prefers writing to calls', 'Poor hearing: speak up', 'Somebody else in the company decides'],
  closed: 'Closed',
  letter: [
    { title: 'Letter confirming the details', outcome: 'Sent' },
    { title: 'Letter about the new plan', outcome: 'Read' },
    { title: 'Letter with a copy of the contract', outcome: 'Received' },
  ],
  visit: [
    { title: 'Meeting at the office', outcome: 'Papers signed' },
    { title: 'Meeting with the courier', outcome: 'Papers handed over' },
  ],
}

export const phrases: Readonly<Record<'ru' | 'en', Phrases>> = { ru, en }

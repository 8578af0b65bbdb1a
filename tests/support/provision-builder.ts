import type { z } from 'zod'
import type { provisionSchema } from '../../core/contract/seat.ts'

type ProvisionDocument = z.input<typeof provisionSchema>

/** A production seat of one operator at one PBX. */
export function aProvision(
  account: { server: string; password: string } & Partial<ProvisionDocument['accounts'][number]>,
): ProvisionDocument {
  const { server, ...rest } = account
  return {
    version: 1,
    mode: 'production',
    operator: { id: 'anna', name: 'Анна Лебедева' },
    locale: 'ru',
    country: 'RU',
    accounts: [{ user: '1001', domain: '127.0.0.1', servers: [server], ...rest }],
    lines: [
      {
        id: 'support-b2b',
        title: { ru: 'Поддержка B2B', en: 'B2B support' },
        numbers: ['8000', '8001'],
        kind: 'b2b',
        answerWithinSeconds: 20,
      },
    ],
    transferTargets: [{ number: '2000', title: { ru: 'Линия 2', en: 'Line 2' }, kind: 'line-2' }],
    dispositions: {
      topics: [
        { id: 'recording', title: { ru: 'Запись разговора: нет в CRM', en: 'Call recording: not in CRM' } },
        { id: 'other', title: { ru: 'Другое', en: 'Other' } },
      ],
      results: [
        { id: 'solved', title: { ru: 'Решено на линии 1', en: 'Solved on line 1' } },
        { id: 'promised', title: { ru: 'Обещали, ждём', en: 'Promised, waiting' }, promise: true },
      ],
    },
    breakReasons: [{ id: 'lunch', title: { ru: 'Обед', en: 'Lunch' } }],
    wrapUpSeconds: 30,
  }
}

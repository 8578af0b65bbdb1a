import type { z } from 'zod'
import type { dispositionSchema, LocalText } from '../../core/contract/seat.ts'

type Dispositions = z.input<typeof dispositionSchema>
const titled = (id: string, ru: string, en: string): { id: string; title: LocalText } => ({ id, title: { ru, en } })

/** What clients of the seven scenarios call about, and what else happens on such lines. */
export const SANDBOX_TOPICS: Dispositions['topics'] = [
  titled('signature', 'Подпись: не проходит проверка личности', 'Signature: identity check fails'),
  titled('registration-stage', 'Регистрация бизнеса: на какой стадии', 'Business registration: its stage'),
  titled('recording-missing', 'Запись разговора: нет в CRM', 'Call recording: not in the CRM'),
  titled('report', 'Отчёт о работе отдела', 'Report on the department'),
  titled('forwarding', 'Переадресация: настроить', 'Forwarding: set up'),
  titled('unreachable', 'Сотрудники клиента не отвечают', 'The client’s people do not answer'),
  titled('mortgage-papers', 'Ипотека: документы', 'Mortgage: papers'),
  titled('mortgage-stage', 'Ипотека: на какой стадии', 'Mortgage: its stage'),
  titled('card-delivery', 'Карта: доставка', 'Card: delivery'),
  titled('dashboards', 'Настенные табло: неверные данные', 'Wall displays: wrong figures'),
  titled('access', 'Доступ: роли и полномочия', 'Access: roles and rights'),
  titled('billing', 'Счёт и тариф', 'Invoice and plan'),
  titled('other', 'Другое', 'Other'),
]

export const SANDBOX_RESULTS: Dispositions['results'] = [
  titled('solved', 'Решено на линии 1', 'Solved on line 1'),
  { ...titled('promised', 'Обещали, ждём', 'Promised, waiting'), promise: true },
  titled('to-line-2', 'Передано на линию 2', 'Passed to line 2'),
  titled('not-solved', 'Не решено', 'Not solved'),
]

export const SANDBOX_BREAKS: { id: string; title: LocalText }[] = [
  titled('rest', 'Отдых', 'Rest'),
  titled('lunch', 'Обед', 'Lunch'),
  titled('training', 'Обучение', 'Training'),
  titled('meeting', 'Планёрка', 'Team meeting'),
  titled('technical', 'Технический', 'Technical'),
]

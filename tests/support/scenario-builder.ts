import type { z } from 'zod'
import { dialogueSchema, type Dialogue } from '../../core/sandbox/scenario/dialogue.ts'
import type { scenarioSchema } from '../../core/sandbox/scenario/scenario.ts'

type ScenarioDocument = z.input<typeof scenarioSchema>
type DialogueDocument = z.input<typeof dialogueSchema>

const line = (id: string, next?: string): DialogueDocument['lines'][number] => ({
  id,
  text: `The words of ${id}.`,
  audio: `${id}.ogg`,
  ...(next === undefined ? {} : { next }),
})

/** A talk of three lines with every reaction. */
export function dialogueDocument(overrides: Partial<DialogueDocument> = {}): DialogueDocument {
  return {
    opening: 'hello',
    lines: [
      line('hello', 'problem'),
      line('problem', 'when'),
      line('when'),
      line('silence-1'),
      line('silence-2'),
      line('resumed'),
      line('too-long'),
      line('handed-over'),
      line('call-back'),
      line('goodbye'),
    ],
    reactions: {
      onSilence: ['silence-1', 'silence-2'],
      onResumed: 'resumed',
      onHoldTooLong: 'too-long',
      onHandedOver: 'handed-over',
      onCallBack: 'call-back',
      goodbye: 'goodbye',
    },
    patience: { ringingSeconds: 30, holdSeconds: 60, silenceSeconds: 7, listenSeconds: 25 },
    ...overrides,
  }
}

export const buildDialogue = (overrides: Partial<DialogueDocument> = {}): Dialogue => dialogueSchema.parse(dialogueDocument(overrides))

/** A whole scenario that is right in every field. */
export function scenarioDocument(overrides: Partial<ScenarioDocument> = {}): ScenarioDocument {
  return {
    version: 1,
    name: 'lost-parcel',
    language: 'ru',
    title: 'Посылка',
    summary: 'Посылка не пришла.',
    order: 1,
    client: {
      id: '500',
      name: { given: 'Пётр', family: 'Иванов' },
      phones: [{ number: '+79125550100', kind: 'mobile' }],
      emails: [],
      segment: 'C',
      vip: false,
      status: 'активный',
      roles: [{ id: 'private', kind: 'private', lineIds: ['b2c'] }],
      facts: [{ label: 'Срок', value: 'до {date:+2}' }],
      alerts: [],
      promise: { text: 'Позвонить до {time:+90}', dueAt: { inMinutes: 90 }, by: 'Линия 1', madeAt: { minutesAgo: 30 } },
      requests: [
        {
          number: '1-1',
          title: 'Посылка',
          roleId: 'private',
          stages: [{ title: 'Принята', note: '{date:-3}' }, { title: 'В пути' }],
          currentStage: 1,
          openedAt: { daysAgo: 3, at: '10:00' },
        },
      ],
      history: [
        { id: 'old', channel: 'chat', at: { daysAgo: 3, at: '10:00' }, title: 'Где посылка' },
        { id: 'new', channel: 'call-in', at: { minutesAgo: 30 }, title: 'Обещали позвонить' },
      ],
    },
    call: { from: '+79125550100', lineId: 'b2c', passesClientId: false },
    voice: { name: 'ru', pitch: 50, speed: 160 },
    dialogue: dialogueDocument(),
    substance: {},
    ...overrides,
  }
}

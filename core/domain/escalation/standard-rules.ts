import type { EscalationRules } from './rules.ts'

const WORKDAY = { from: 9 * 60, to: 18 * 60 }

/** What holds where nothing else was provisioned. Line 2 is on duty around the clock; callbacks are promised in working hours. */
export const standardRules: EscalationRules = {
  offerSeconds: 20,
  fallBackSeconds: 60,
  callbackMinutes: 40,
  warnMinutes: 5,
  holdReminderSeconds: 45,
  deadlines: [
    { wanted: 'talk-now', acceptMinutes: 1, answerMinutes: 2, resolveMinutes: 60, clock: 'always' },
    { wanted: 'advice', acceptMinutes: 2, answerMinutes: 5, resolveMinutes: 60, clock: 'always' },
    { vip: true, acceptMinutes: 10, answerMinutes: 30, resolveMinutes: 120, clock: 'always' },
    { segment: 'A', acceptMinutes: 15, answerMinutes: 60, resolveMinutes: 240, clock: 'always' },
    { segment: 'B', acceptMinutes: 30, answerMinutes: 120, resolveMinutes: 480, clock: 'working' },
    { acceptMinutes: 60, answerMinutes: 240, resolveMinutes: 1440, clock: 'working' },
  ],
  timeZone: 'Europe/Moscow',
  week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, undefined, undefined],
}

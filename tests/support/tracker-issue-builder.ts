import { randomUUID } from 'node:crypto'
import type { NewTrackerIssue } from '../../core/ports/tracker.ts'

/** An issue of an escalation of its own. */
export const anIssue = (over: Partial<NewTrackerIssue> = {}): NewTrackerIssue => ({
  title: 'Переадресация на выходные не включается',
  description: 'Клиент: «в субботу звонки не идут на мобильный».\nПроверили: правило есть, расписание пустое.',
  priority: 'high',
  escalationId: randomUUID(),
  escalationNumber: 'Э-1042',
  clientCompany: 'ООО «Ромашка»',
  ...over,
})

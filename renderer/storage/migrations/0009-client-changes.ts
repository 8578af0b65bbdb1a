import type { Migration } from './migration.ts'

/**
 * clientChanges  changes of clients' records made here: `no` is the order of the clicks; the change itself is sealed
 * clientBases    records with changes the CRM has not taken, as the CRM knows them: sealed
 * clientTasks    open tasks of records that passed through here, by the time to remind; the task is sealed
 */
export const clientChanges: Migration = {
  version: 9,
  stores: {
    clientChanges: '++no, &id, [clientKey+no], [state+at]',
    clientBases: 'clientKey',
    clientTasks: '[clientKey+taskId], clientKey, remindAt',
  },
}

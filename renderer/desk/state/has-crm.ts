import type { Seat } from '../../../core/contract/seat.ts'

/** Whether results of calls go to a CRM. The host names one only when it can deliver; the sandbox brings its own. */
export const hasCrm = ({ mode, crm }: Pick<Seat, 'mode' | 'crm'>): boolean => mode === 'sandbox' || crm !== undefined

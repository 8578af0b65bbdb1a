import type { EpochMs } from '../time.ts'

/** Where a contract or a service stands. `ends`: it runs out at `until`; `suspended`: it does not work now, e.g. for a debt. */
export interface ClientService {
  /** What is served, in the language of the directory, e.g. «Тариф „Офис“», "Premium card". */
  readonly title: string
  readonly state: 'active' | 'trial' | 'ends' | 'suspended' | 'ended'
  readonly until?: EpochMs
}

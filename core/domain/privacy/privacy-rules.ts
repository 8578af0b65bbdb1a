/** What may be seen without a reason. `masked`: the middle is hidden until somebody says why it is needed. */
export type Visibility = 'shown' | 'masked'

/** Why something masked is needed. */
export interface RevealReason {
  readonly id: string
  readonly title: string
}

/** Stands for a reason in one's own words; no provisioned reason may be called so. */
export const OTHER_REASON = 'other'

/** What a company asks of the seats that serve its clients; from provisioning, stricter for an outsourcer's people. */
export interface PrivacyRules {
  readonly numbers: Visibility
  /** Document numbers, accounts: facts marked `sensitive`. */
  readonly documents: Visibility
  readonly emails: Visibility
  /** Reasons offered when something masked is revealed; `other` is always there, with a word of one's own. */
  readonly reasons: readonly RevealReason[]
  /** What was revealed is masked again after so long, ms. */
  readonly revealedForMs: number
  /** A client whose record nobody needed for so many days leaves the seat; 0: never. */
  readonly retentionDays: number
  /** Whether personal data may be copied out of the card. */
  readonly copy: 'allowed' | 'blocked'
  /** Whether the window may be photographed by the system (Electron content protection). */
  readonly screenCapture: 'allowed' | 'blocked'
}

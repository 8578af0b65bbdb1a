/**
 * A company whose clients are served: the unit an outsourcer is fenced into. Each has its own buckets and logs,
 * so that the rights of the hub's account decide what a seat can see at all.
 */
export type OrganisationId = string

/** The names of what one organisation keeps at the hub. Letters, digits, `-` and `_` only (NATS names a stream after them). */
export const shelvesOf = (organisation: OrganisationId) => ({
  /** Bucket: one escalation a record. */
  escalations: `escalations_${organisation}`,
  /** Bucket: articles made out of answers. */
  articles: `articles_${organisation}`,
  /** Bucket: one version of a script a record. */
  scripts: `scripts_${organisation}`,
  /** Bucket: who sits in the line-1 room; what each has read. */
  room: `room_${organisation}`,
  /** Log: the line-1 room. */
  chat: `chat_${organisation}`,
  /** Log: finished interactions and what became of escalations, without personal data. */
  events: `events_${organisation}`,
  /** Files: attachments. */
  attachments: `attachments_${organisation}`,
})

/** Bucket of line-2 presence, shared by all organisations: names and states of the company's own staff. */
export const DUTY_BUCKET = 'duty'

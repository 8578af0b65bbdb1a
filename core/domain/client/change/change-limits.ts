/** What a record may hold; the same bounds as `client-schema.ts`. Text in UTF-16 units. */
export const CHANGE_LIMITS = {
  text: 500,
  tag: 64,
  note: 4000,
  email: 254,
  tags: 50,
  notes: 500,
  tasks: 200,
  logins: 20,
  mentions: 50,
  emails: 50,
  phones: 50,
} as const

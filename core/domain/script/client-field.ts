/** Fields of the card that a script may fill. */
export const CLIENT_FIELDS = ['email', 'company', 'city', 'status', 'phone'] as const
export type ClientFieldName = (typeof CLIENT_FIELDS)[number]

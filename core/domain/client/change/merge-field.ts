/** Fields of which a merged record keeps one value only, so that two different ones have to be chosen between. E-mails are united. */
export const MERGE_FIELDS = [
  'name',
  'status',
  'company',
  'language',
  'timeZone',
  'city',
  'segment',
  'vip',
  'birthday',
  'service',
  'debt',
  'manager',
  'promise',
  'told',
] as const
export type MergeField = (typeof MERGE_FIELDS)[number]

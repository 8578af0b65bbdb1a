/** Numbers of callers who are no clients, and of an office that three clients of the demo directory (seed 1) share. */
export const GUISE_NUMBERS = {
  office: '+78435058940',
  colleague: { number: '2002', name: 'Тимур Ахметов', post: 'Линия 2' },
  internal: '3777',
  nuisance: { number: '+78005550135', note: 'Опросы, звонят каждый день' },
} as const

import type { ClientRole } from '../../../../core/domain/client/client.ts'
import type { CardWords } from './reason-text.ts'

const KIND = { private: 'rolePrivate', employee: 'roleEmployee', director: 'roleDirector' } as const

/** The role in words: its title when it has one, else what it is. */
export const roleTitle = (role: ClientRole, t: CardWords): string => role.title ?? t(KIND[role.kind])

/** «Директор, ООО „Лавка пекаря“», for lists and the call bar. */
export const roleWithCompany = (role: ClientRole | undefined, t: CardWords): string => {
  if (role === undefined) return ''
  return role.company === undefined ? roleTitle(role, t) : `${roleTitle(role, t)}, ${role.company}`
}

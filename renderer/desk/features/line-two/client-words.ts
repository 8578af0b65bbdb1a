import type { Packet, PacketClient } from '../../../../core/domain/escalation/packet.ts'
import type { Translate } from '../../i18n/words.ts'
import type { words } from './words.ts'

type T = Translate<(typeof words)['entries']>

export const clientName = (client: PacketClient, t: T): string => (client.name.trim() === '' ? t('noClient') : client.name)

/** What the escalation is about, in one line: its topic, else how the problem begins. */
export function subjectOf({ topic, problem }: Packet): string {
  return topic?.title ?? problem.words.split('\n')[0]?.slice(0, 120) ?? ''
}

/** The role as the card names it: the job title, else the kind. */
export function roleOf({ role }: PacketClient, t: T): string | undefined {
  return role === undefined ? undefined : (role.title ?? t(`role.${role.kind}`))
}

/** The firm, or that there is none. */
export const companyOf = ({ company }: PacketClient, t: T): string => company ?? t('privateClient')

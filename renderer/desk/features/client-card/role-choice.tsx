import { IconChevronDown, IconSwitchHorizontal } from '@tabler/icons-react'
import { useState } from 'react'
import type { ClientRole } from '../../../../core/domain/client/client.ts'
import type { OpenRequest } from '../../../../core/domain/client/request.ts'
import { useWords } from '../../i18n/use-words.ts'
import { chooseAction } from '../../keys/actions.ts'
import { useKey } from '../../keys/use-key.ts'
import type { KnownCard } from '../../state/call-card.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { ActionKey } from '../../ui/action-key.tsx'
import { Choice } from '../../ui/choice.tsx'
import { roleFacts, type CardWords } from './reason-text.ts'
import { roleTitle } from './role-title.ts'
import { useReasonWords } from './use-reason-words.ts'
import { words } from './words.ts'
import styles from './who.module.css'

/** While it rings: the roles with their digits and why one is proposed. */
export const RoleChoices = ({ card }: { readonly card: KnownCard }) => {
  const t = useWords(words)
  const { client } = card.candidate
  return (
    <>
      <p className={styles.lead}>{t('whichRole')}</p>
      <div className={styles.roles} role="radiogroup" aria-label={t('whichRole')}>
        {client.roles.map((role, index) => (
          <RoleRow key={role.id} card={card} role={role} digit={index + 1} />
        ))}
      </div>
    </>
  )
}

const RoleRow = ({ card, role, digit }: { readonly card: KnownCard; readonly role: ClientRole; readonly digit: number }) => {
  const t = useWords(words)
  const reasonWords = useReasonWords()
  const store = useCallWork().card
  const choose = (): void => store.chooseRole(card.callId, role.id)
  const action = chooseAction(digit)
  useKey(action, choose)
  const { candidate } = card
  const facts = role.id === candidate.roleId ? roleFacts(candidate.reasons, reasonWords) : ''
  const note = facts === '' ? requestOf(candidate.client.requests, role.id)?.title : t('roleProposed', { facts })
  return (
    <button type="button" role="radio" className={styles.role} aria-checked={role.id === card.roleId} onClick={choose}>
      <span className={styles.roleName}>{roleTitle(role, t)}</span>
      {action !== undefined && <ActionKey action={action} />}
      {role.company !== undefined && <span className={styles.roleCompany}>{role.company}</span>}
      {note !== undefined && <span className={styles.roleNote}>{note}</span>}
    </button>
  )
}

const requestOf = (requests: readonly OpenRequest[], roleId: string): OpenRequest | undefined =>
  requests.find((request) => request.roleId === roleId)

/** After the answer: the role spoken with, one key away. Of two the key takes the other; of more it opens the list for a digit. */
export const RoleSwitch = ({ card }: { readonly card: KnownCard }) => {
  const t = useWords(words)
  const store = useCallWork().card
  const [open, setOpen] = useState(false)
  const { roles } = card.candidate.client
  const other = roles.length === 2 ? roles.find(({ id }) => id !== card.roleId) : undefined
  const current = roles.find(({ id }) => id === card.roleId)
  const change = (): void => {
    if (other === undefined) setOpen(!open)
    else store.chooseRole(card.callId, other.id)
  }
  useKey('role', change)
  return (
    <>
      <button type="button" className={styles.roleSwitch} aria-expanded={other === undefined ? open : undefined} onClick={change}>
        <span className="fl-hidden">{t('role')}: </span>
        <span className={styles.roleNow}>{current === undefined ? '' : longTitle(current, roles, t)}</span>
        {other === undefined ? <IconChevronDown {...icon} /> : <IconSwitchHorizontal {...icon} />}
        <ActionKey action="role" />
      </button>
      {open && (
        <div className={styles.roles} role="radiogroup" aria-label={t('role')}>
          {roles.map((role, index) => (
            <Choice
              key={role.id}
              chosen={role.id === card.roleId}
              action={chooseAction(index + 1)}
              onChoose={() => {
                setOpen(false)
                store.chooseRole(card.callId, role.id)
              }}
            >
              {longTitle(role, roles, t)}
            </Choice>
          ))}
        </div>
      )}
    </>
  )
}

const icon = { size: 14, stroke: 1.9, 'aria-hidden': true } as const

/** With the company where two roles are of one kind. */
const longTitle = (role: ClientRole, roles: readonly ClientRole[], t: CardWords): string =>
  role.company === undefined || roles.filter((one) => one.kind === role.kind).length < 2
    ? roleTitle(role, t)
    : `${roleTitle(role, t)}, ${role.company}`

import type { ConflictPoint } from '../../../../../core/domain/client/change/conflict-point.ts'
import type { Client } from '../../../../../core/domain/client/client.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { chooseAction } from '../../../keys/actions.ts'
import type { Typed } from '../../../state/card-work-store.ts'
import { useDesk } from '../../../state/desk-context.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { roleTitle } from '../role-title.ts'
import { words } from '../words.ts'
import { changeWords } from './change-words.ts'
import { roleOfId, sidesOf } from './conflict-sides.ts'
import { FieldEditor } from './field-editor.tsx'
import { workWords } from './work-words.ts'
import styles from './work.module.css'

/** What stays of one point; `typed`: her own value, while it is written anew. */
export interface Decision {
  readonly kind: 'mine' | 'theirs' | 'anew'
  readonly typed: Typed
}

interface Props {
  readonly point: ConflictPoint
  readonly client: Client
  readonly decision: Decision | undefined
  /** The digits choose here now. */
  readonly hasKeys: boolean
  readonly onDecide: (kind: Decision['kind'], typed?: Typed) => void
}

/** One field in dispute: as it was, and the two sides beside each other. */
export const ConflictPointRow = ({ point, client, decision, hasKeys, onDecide }: Props) => {
  const t = useWords(changeWords)
  const work = useWords(workWords)
  const card = useWords(words)
  const { numbers } = useDesk()
  const roleName = (roleId: string): string => {
    const role = roleOfId(client, roleId)
    return role === undefined ? '' : roleTitle(role, card)
  }
  const { title, before, mine, theirs, anew } = sidesOf(point, { t, work, masked: (number) => numbers.toMasked(number), roleName })
  const key = (digit: number) => (hasKeys ? chooseAction(digit) : undefined)
  return (
    <fieldset className={styles.point}>
      <legend>{title}</legend>
      <p className={styles.was}>
        {t('before')}: {before}
      </p>
      <div role="radiogroup" aria-label={title}>
        <div className={styles.sides}>
          <Choice chosen={decision?.kind === 'mine'} action={key(1)} detail={t('mine')} onChoose={() => onDecide('mine')}>
            {mine}
          </Choice>
          <Choice chosen={decision?.kind === 'theirs'} action={key(2)} detail={t('theirs')} onChoose={() => onDecide('theirs')}>
            {theirs}
          </Choice>
        </div>
        {anew !== undefined && (
          <div className={styles.anew}>
            <Choice quiet chosen={decision?.kind === 'anew'} action={key(3)} onChoose={() => onDecide('anew')}>
              {t('anew')}
            </Choice>
          </div>
        )}
      </div>
      {anew !== undefined && decision?.kind === 'anew' && (
        <div className={styles.anew}>
          <FieldEditor field={anew} typed={decision.typed} onChange={(part) => onDecide('anew', { ...decision.typed, ...part })} />
        </div>
      )}
    </fieldset>
  )
}

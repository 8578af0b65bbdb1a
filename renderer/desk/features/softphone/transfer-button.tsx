import { Popover } from '@mantine/core'
import { IconArrowsRightLeft } from '@tabler/icons-react'
import { useState } from 'react'
import type { ActiveCall } from '../../../../core/domain/call/call.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useTransferWish } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { TransferForm } from './transfer-form.tsx'
import { useCommand } from './use-command.ts'
import { softphoneWords } from './words.ts'
import styles from './transfer.module.css'

interface TransferButtonProps {
  readonly call: ActiveCall
  readonly disabled: boolean
}

/** Opens the choice of where to transfer: at once, or after a talk with the colleague. */
export const TransferButton = ({ call, disabled }: TransferButtonProps) => {
  const t = useWords(softphoneWords)
  const command = useCommand()
  const [opened, setOpened] = useState(false)
  const [wished, wish] = useTransferWish()
  const isOpen = opened || wished !== undefined
  const open = (is: boolean): void => {
    setOpened(is)
    if (!is) wish(undefined)
  }
  return (
    <Popover opened={isOpen && !disabled} onChange={open} trapFocus returnFocus position="bottom" width={440} shadow="none">
      <Popover.Target>
        <Button
          size="call"
          icon={<IconArrowsRightLeft size={16} stroke={1.9} />}
          action="transfer"
          compact
          disabled={disabled}
          expanded={isOpen}
          onPress={() => open(!isOpen)}
        >
          {t('transfer')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover ?? ''} aria-label={t('transferTitle')}>
        <TransferForm
          key={wished}
          initial={wished}
          onChoose={(how, target) => {
            open(false)
            void command({ kind: how === 'blind' ? 'transfer-blind' : 'consult', callId: call.id, target })
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

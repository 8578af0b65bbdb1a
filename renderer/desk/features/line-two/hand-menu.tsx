import { IconUsers } from '@tabler/icons-react'
import { Menu } from '@mantine/core'
import { useMemo, useState } from 'react'
import { isFree, nextFree } from '../../../../core/domain/duty/next-free.ts'
import { thatServe } from '../../../../core/domain/duty/serves.ts'
import type { OrganisationId } from '../../../../core/domain/team/organisation.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useLineTwo } from '../../state/line-two-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import type { SeatEscalation } from '../../state/team-view.ts'
import { Button } from '../../ui/button.tsx'
import { useDutyWords } from './use-duty-words.ts'
import { words } from './words.ts'
import styles from './answer.module.css'

interface Props {
  readonly escalation: SeatEscalation
  readonly disabled: boolean
}

/** To a colleague on duty, the one free longest in front, or back to the queue. */
export const HandMenu = ({ escalation, disabled }: Props) => {
  const t = useWords(words)
  const lineTwo = useLineTwo()
  const dutyWords = useDutyWords()
  const [opened, setOpened] = useState(false)
  const { next, others } = useColleagues(escalation.packet.organisation)
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="top-start"
      shadow="none"
      clickOutsideEvents={['mousedown', 'touchstart']}
      classNames={{ dropdown: styles.menu ?? '' }}
    >
      <Menu.Target>
        <Button
          icon={<IconUsers size={16} stroke={1.9} />}
          action="handOver"
          disabled={disabled}
          expanded={opened}
          onPress={() => setOpened(!opened)}
        >
          {next === undefined ? t('handOver') : t('handTo', { name: next.member.name.split(/\s+/)[0] ?? '' })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{others.length === 0 ? t('nobodyElse') : t('handToMenu')}</Menu.Label>
        {others.map((duty) => (
          <Menu.Item key={duty.member.id} onClick={() => void lineTwo.handOver(escalation, duty.member)}>
            {duty.member.name}, {dutyWords(duty)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void lineTwo.handOver(escalation, undefined)}>{t('toQueue')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Those who see this organisation's packets. */
const useColleagues = (organisation: OrganisationId) => {
  const all = useTeam((team) => team.duties)
  const me = useTeam((team) => team.team?.member.id ?? '')
  return useMemo(() => {
    const duties = thatServe(all, organisation)
    const next = nextFree(duties, new Set([me]))
    const rank = (id: string, free: boolean): number => (id === next?.member.id ? 0 : free ? 1 : 2)
    const others = duties
      .filter(({ member, silent }) => member.id !== me && member.role !== 'operator' && !silent)
      .sort((a, b) => rank(a.member.id, isFree(a)) - rank(b.member.id, isFree(b)))
    return { next, others }
  }, [all, organisation, me])
}

import { act } from '@testing-library/react'
import { aClient } from './client-builder.ts'
import { aCall } from './call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from './call-work-world.tsx'
import { aDuty } from './duty-builder.ts'
import { FakeTeamHost } from './fake-team-host.ts'
import { aPhoneWith } from './phone-state-builder.ts'
import { CallBar } from '../../renderer/desk/features/softphone/call-bar.tsx'
import { EscalateSlot } from '../../renderer/desk/features/escalation/escalate-slot.tsx'
import { EscalationPane } from '../../renderer/desk/features/escalation/escalation-pane.tsx'
import { EscalationsSheet } from '../../renderer/desk/features/escalation/escalations-sheet.tsx'
import { HubItem } from '../../renderer/desk/features/escalation/hub-item.tsx'
import { HubNotice } from '../../renderer/desk/features/escalation/hub-notice.tsx'
import { TeamNotices } from '../../renderer/desk/features/escalation/team-notices.tsx'
import type { Call } from '../../core/domain/call/call.ts'
import type { Member } from '../../core/domain/team/member.ts'
import { vera } from './team-members.ts'

interface Options {
  readonly locale?: 'ru' | 'en'
  readonly free?: readonly Member[]
  readonly host?: FakeTeamHost
  readonly call?: Call
}

export interface EscalatingDesk extends CallWorkWorld {
  readonly host: FakeTeamHost
  /** Commands the phone was given, newest last. */
  told(): readonly string[]
  /** Lets promises and what they paint finish. */
  settle(): Promise<void>
}

/** An operator in a call, with the escalation's parts on the screen and a hub behind it. */
export async function anEscalatingDesk({
  locale,
  free = [vera],
  host = new FakeTeamHost(),
  call = aCall.active(),
}: Options = {}): Promise<EscalatingDesk> {
  const world = await aCallWorkWorld({ bridge: host.bridge, clients: [aClient()], ...(locale === undefined ? {} : { locale }) })
  host.duties = free.map((member) => aDuty(member))
  await world.desk.team.start()
  await world.says(aPhoneWith(call))
  world.show(
    <>
      <CallBar escalate={<EscalateSlot />} />
      <EscalationPane />
      <EscalationsSheet />
      <TeamNotices />
      <HubNotice />
      <ul>
        <HubItem />
      </ul>
    </>,
  )
  const settle = (): Promise<void> => act(() => new Promise<void>((resolve) => void setTimeout(resolve, 0)))
  await settle()
  return { ...world, host, settle, told: () => world.phone.commands.map(({ kind }) => kind) }
}

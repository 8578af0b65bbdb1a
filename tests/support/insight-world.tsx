import type { RpcInput, RpcOutput } from '../../core/contract/bridge.ts'
import { standardRules } from '../../core/domain/escalation/standard-rules.ts'
import { act } from '@testing-library/react'
import { InsightSheet } from '../../renderer/desk/features/insight/insight-sheet.tsx'
import { StripShare } from '../../renderer/desk/features/insight/strip-share.tsx'
import { aCallWorkWorld, type CallWorkWorld } from './call-work-world.tsx'
import { FakeBridge } from './fake-bridge.ts'
import { anna, TEAM_NOW } from './team-members.ts'

/** An operator's desk with the figures, and a host that counts as the test says. */
export interface InsightWorld extends CallWorkWorld {
  readonly asked: RpcInput<'team.insight'>[]
  openSheet(): Promise<void>
}

interface Options {
  readonly answer: (input: RpcInput<'team.insight'>) => RpcOutput<'team.insight'> | Promise<RpcOutput<'team.insight'>>
  readonly organisations?: readonly string[]
  readonly locale?: 'ru' | 'en'
  /** What else the host answers: of scripts, of white spots. */
  readonly others?: ConstructorParameters<typeof FakeBridge>[0]
}

export async function anInsightWorld({ answer, organisations = ['alfa'], locale, others }: Options): Promise<InsightWorld> {
  const asked: RpcInput<'team.insight'>[] = []
  const rules = { ...standardRules, timeZone: 'Europe/Moscow' }
  const bridge = new FakeBridge({
    'team.describe': () => ({
      team: { hub: 'nats', member: anna, organisations: [...organisations], rules, tracker: null, attachmentLimitBytes: 1 },
    }),
    'team.state': () => ({
      link: { kind: 'connected', roundTripMs: 9, server: 'nats://hub' },
      offsetMs: TEAM_NOW - START,
      escalations: [],
      duties: [],
    }),
    'team.insight': (input) => {
      asked.push(input)
      return answer(input)
    },
    ...others,
  })
  const world = await aCallWorkWorld({ bridge, ...(locale === undefined ? {} : { locale }) })
  await world.desk.team.start()
  world.show(
    <>
      <StripShare />
      <InsightSheet />
    </>,
  )
  return { ...world, asked, openSheet: () => act(async () => world.work.insight.setOpen(true)) }
}

/** Where the test's own clock stands at the beginning. */
const START = 1_750_000_000_000

import { act, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { RpcInput, RpcOutput } from '../../../../core/contract/bridge.ts'
import { standardRules } from '../../../../core/domain/escalation/standard-rules.ts'
import { useScriptFigures, useScriptTotals, useWhiteSpots } from '../../../../renderer/desk/state/use-script-figures.ts'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { anna } from '../../../support/team-members.ts'

const FRAME = {
  organisation: 'alfa',
  key: 'frame.1',
  revision: 1,
  scriptId: 'frame',
  title: {},
  role: 'frame' as const,
  version: 1,
  state: 'published' as const,
  steps: 3,
  by: 'vera',
  at: 0,
}
const answerOf = (runs: number, isComplete = true): RpcOutput<'team.scriptFigures'> => ({
  from: 0,
  to: 1,
  isComplete,
  runs,
  ended: runs,
  onLine1: runs,
  outcomes: { solved: runs },
  meanMs: 1_000,
  nodes: {},
  days: [],
  versions: [],
})

const Runs = ({ scriptId, version }: { readonly scriptId: string; readonly version?: number }) => {
  const { figures, phase } = useScriptFigures(scriptId, version, { period: 'today' })
  return <p>{`${phase} ${String(figures?.runs ?? '—')}`}</p>
}

async function aWorld(answer: (input: RpcInput<'team.scriptFigures'>) => RpcOutput<'team.scriptFigures'>, hasTeam = true) {
  const asked: RpcInput<'team.scriptFigures'>[] = []
  const totals: RpcInput<'team.scriptTotals'>[] = []
  const rules = { ...standardRules, timeZone: 'Europe/Moscow' }
  const team = { hub: 'nats' as const, member: anna, organisations: ['alfa'], rules, tracker: null, attachmentLimitBytes: 1 }
  const bridge = new FakeBridge({
    'team.describe': () => ({ team: hasTeam ? team : null }),
    'team.state': () => ({ link: { kind: 'connected', roundTripMs: 9, server: 'hub' }, offsetMs: 0, escalations: [], duties: [] }),
    'team.scripts': () => ({ scripts: [FRAME] }),
    'team.scriptFigures': (input) => {
      asked.push(input)
      return answer(input)
    },
    'team.scriptTotals': (input) => {
      totals.push(input)
      return { from: 0, to: 1, isComplete: true, scripts: [], days: [] }
    },
    'team.whiteSpots': () => ({ isComplete: true, spots: [] }),
  })
  const world = await aCallWorkWorld({ bridge })
  await act(async () => world.desk.team.start())
  return { ...world, asked, totals }
}

describe('the figures of a script', () => {
  it('are asked while somebody looks, and renewed', async () => {
    const { show, passes, asked } = await aWorld(() => answerOf(asked.length))
    const { unmount } = await act(async () => show(<Runs scriptId="card" version={2} />))
    expect(screen.getByText('ready 1')).toBeTruthy()
    expect(asked[0]).toMatchObject({ of: { kind: 'script', scriptId: 'card', version: 2 } })
    await passes(60_000)
    expect(screen.getByText('ready 2')).toBeTruthy()
    unmount()
    await passes(600_000)
    expect(asked).toHaveLength(2)
  })

  it('are asked once for two who look, and shown at once to who looks again', async () => {
    const { show, asked, work } = await aWorld(() => answerOf(7))
    const looking = await act(async () =>
      show(
        <>
          <Runs scriptId="card" />
          <Runs scriptId="card" />
        </>,
      ),
    )
    expect(screen.getAllByText('ready 7')).toHaveLength(2)
    expect(asked).toHaveLength(1)
    looking.unmount()
    expect(Object.values(work.scriptFigures.store.getState().answers)).toMatchObject([{ phase: 'ready', figures: { runs: 7 } }])
    show(<Runs scriptId="card" />)
    expect(screen.getByText('ready 7')).toBeTruthy()
  })

  it('are asked soon again while the log is still being read', async () => {
    const { show, passes, asked } = await aWorld(() => answerOf(1, asked.length > 1))
    await act(async () => show(<Runs scriptId="card" />))
    await passes(2_000)
    expect(asked).toHaveLength(2)
    await passes(2_000)
    expect(asked).toHaveLength(2)
  })

  it('of before stay when they cannot be counted now', async () => {
    const { show, passes, asked } = await aWorld(() => {
      if (asked.length > 1) throw new Error('gone')
      return answerOf(3)
    })
    await act(async () => show(<Runs scriptId="card" />))
    await passes(60_000)
    expect(screen.getByText('failed 3')).toBeTruthy()
  })

  it('of a frame are those of its own steps', async () => {
    const { show, asked } = await aWorld(() => answerOf(1))
    await act(async () => show(<Runs scriptId="frame" />))
    expect(asked[0]?.of).toEqual({ kind: 'frame' })
  })

  it('are not asked where there is no team', async () => {
    const { show, asked } = await aWorld(() => answerOf(1), false)
    await act(async () => show(<Runs scriptId="card" />))
    expect(screen.getByText('no-team —')).toBeTruthy()
    expect(asked).toEqual([])
  })
})

describe('the figures of all scripts, and white spots', () => {
  const Both = () => {
    const [totals, spots] = [useScriptTotals({ period: '7-days' }), useWhiteSpots()]
    return <p>{`${totals.phase} ${spots.phase}`}</p>
  }

  it('are asked with the period before', async () => {
    const { show, totals } = await aWorld(() => answerOf(1))
    await act(async () => show(<Both />))
    expect(screen.getByText('ready ready')).toBeTruthy()
    const [asked] = totals
    expect(asked?.before?.from).toBe((asked?.from ?? 0) - 7 * 24 * 3_600_000)
  })
})

import type { SeatTeam } from '../../core/contract/team/team-section.ts'
import { rulesOf } from '../../core/contract/team/rules-section.ts'
import type { Member, TeamRole } from '../../core/domain/team/member.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { TeamHub } from '../../core/ports/team-hub.ts'
import type { Log } from '../services/log/log-sink.ts'
import { startTeamService, type LineThree, type TeamService } from './team-handlers.ts'
import type { Handler } from '../bridge/handlers.ts'
import type { TeamEmit } from './team-emit.ts'
import type { TeamCallName, TeamCalls } from './team-parts.ts'
import { countUnreadable } from './unreadable.ts'

export interface OpenTeamOptions {
  readonly section: SeatTeam
  readonly member: Member
  /** Stays open when the team is closed: whoever opened it closes it. */
  readonly hub: TeamHub
  readonly clock: Clock
  readonly emit: TeamEmit
  readonly log: Pick<Log, 'write'>
  readonly lineThree?: LineThree
  /** As whom this seat works on scripts, where that is not its member's own role. */
  readonly scriptRole?: TeamRole
}

/** The team of one seat, behind the bridge. */
export interface Team {
  readonly handlers: TeamCalls
  readonly member: Member
  /** From now on the seat is this member; windows are told. Resolves when it is so. */
  changeMember(member: Member): Promise<void>
  close(): Promise<void>
}

export function openTeam(options: OpenTeamOptions): Team {
  const { section, hub, clock, emit, log, lineThree, scriptRole } = options
  let member = options.member
  const unreadable = countUnreadable(emit, log)
  const windows = { haveAsked: false }
  const rules = rulesOf(section.rules)
  const start = (): TeamService =>
    startTeamService(
      {
        ...{ hub, member, organisations: section.organisations, rules, clock, emit, log, unreadable, windows },
        ...(scriptRole === undefined ? {} : { scriptRole }),
      },
      section.hub.kind,
      lineThree,
    )
  let service = start()
  let changing: Promise<void> = Promise.resolve()
  return {
    handlers: viaCurrent(() => service.calls),
    get member() {
      return member
    },
    changeMember(next) {
      changing = changing.then(async () => {
        await service.close()
        member = next
        service = start()
        emit('team.describeChanged', { team: service.describe() })
      })
      return changing
    },
    async close() {
      await changing
      await service.close()
    },
  }
}

/** Calls that go to whatever service there is at that moment. */
function viaCurrent(calls: () => TeamCalls): TeamCalls {
  const via =
    <N extends TeamCallName>(name: N): Handler<N> =>
    (input, scope) =>
      calls()[name](input, scope)
  return {
    'team.describe': via('team.describe'),
    'team.state': via('team.state'),
    'team.submit': via('team.submit'),
    'team.change': via('team.change'),
    'team.duty': via('team.duty'),
    'team.rooms': via('team.rooms'),
    'team.say': via('team.say'),
    'team.markRead': via('team.markRead'),
    'team.handRoomOn': via('team.handRoomOn'),
    'team.articles': via('team.articles'),
    'team.saveArticle': via('team.saveArticle'),
    'team.attach': via('team.attach'),
    'team.fetchAttachment': via('team.fetchAttachment'),
    'team.toLineThree': via('team.toLineThree'),
    'team.recordEvent': via('team.recordEvent'),
    'team.insight': via('team.insight'),
    'team.scripts': via('team.scripts'),
    'team.script': via('team.script'),
    'team.saveScript': via('team.saveScript'),
  }
}

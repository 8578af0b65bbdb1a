import type { SandboxDesk } from '../../core/contract/bridge.ts'
import { ok, type Result } from '../../core/domain/result.ts'
import type { Member } from '../../core/domain/team/member.ts'
import type { Log } from '../services/log/log-sink.ts'
import type { Secrets } from '../services/secrets/secrets.ts'
import { openOwnHub } from '../team/open-hub.ts'
import { openTeam, type OpenTeamOptions, type Team } from '../team/open-team.ts'
import { readChoice, type Choice } from './line-two/kept-choice.ts'
import { simulatedTracker } from './line-two/simulated-tracker.ts'
import { openLineTwo, type LineTwo, type LineTwoParts } from './line-two/open-line-two.ts'
import { readShippedContent, shipContent } from './ship-content.ts'

export interface SandboxTeamOptions
  extends
    Omit<OpenTeamOptions, 'hub' | 'log' | 'lineThree' | 'scriptRole'>,
    Pick<LineTwoParts, 'scripts' | 'language' | 'ring' | 'onAnswered'> {
  readonly profile: string
  /** Folder with the scripts and articles that ship. */
  readonly resources: string
  readonly secrets: Secrets
  readonly log: Log
  readonly storage: 'encrypted' | 'plain'
}

/** The sandbox's team: its own hub in its own folder, the person who rehearses, and the simulated people. */
export interface SandboxTeam {
  readonly team: Team
  readonly lineTwo: LineTwo
  close(): Promise<void>
}

const FOLDER = 'team-sandbox'

export async function openSandboxTeam(options: SandboxTeamOptions): Promise<Result<SandboxTeam, string>> {
  const { profile, secrets, log, clock, storage, section, scripts, language, ring, onAnswered } = options
  const opened = await openOwnHub({ profile, secrets, log, clock, storage, folder: FOLDER, name: 'sandbox' })
  if (!opened.ok) return opened
  const hub = opened.value
  const organisation = section.organisations[0]
  if (organisation === undefined) throw new Error('A team has an organisation')
  const usual: Choice = { mode: 'free', desk: options.member.role === 'operator' ? 'line-1' : 'line-2' }
  const choice = (await readChoice(hub)) ?? usual
  const tracker = simulatedTracker(hub, () => scripts[language()] ?? scripts.ru)
  const team = openTeam({
    ...options,
    hub,
    member: atDesk(options.member, choice.desk),
    lineThree: { kind: 'jira', tracker },
    scriptRole: 'supervisor',
  })
  // Nobody waits for it: windows are told of each script and article as it comes.
  const shipping = readShippedContent(options.resources, log).then((content) => shipContent(hub.client(), organisation, content))
  const lineTwo = openLineTwo({
    hub: hub.client(),
    clock,
    organisation,
    scripts,
    language,
    ring,
    onAnswered,
    choice,
    member: () => team.member,
    changeRole: (desk) => team.changeMember(atDesk(team.member, desk)),
  })
  return ok({
    team,
    lineTwo,
    async close() {
      await shipping
      await lineTwo.close()
      await team.close()
      await hub.close()
    },
  })
}

const atDesk = (member: Member, desk: SandboxDesk): Member => ({ ...member, role: desk === 'line-1' ? 'operator' : 'specialist' })

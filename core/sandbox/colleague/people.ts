import type { Member, TeamRole } from '../../domain/team/member.ts'
import type { LineTwoScript, ScriptedPerson } from './line-two-script.ts'

function member({ id, name, extension, site, outsourcer }: ScriptedPerson, role: TeamRole): Member {
  return { id, name, role, extension, ...(site === undefined ? {} : { site }), ...(outsourcer === undefined ? {} : { outsourcer }) }
}

/** The simulated people as others of the team see them. */
export const specialistsOf = (script: LineTwoScript): Member[] => script.specialists.map((person) => member(person, 'specialist'))
export const operatorsOf = (script: LineTwoScript): Member[] => script.operators.map((person) => member(person, 'operator'))

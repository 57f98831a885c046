import { seededRandom } from '../../random.js'
import { documentedGrants, DOCUMENTED_ROLES } from './documented-roles.js'
import { DOCUMENTED_LIMITS } from './documented-limits.js'

/** The four kinds of entity, in words of this file, so that nothing here leans on the code under test. */
export type Ids = { groups: number[]; projects: number[]; environments: number[]; tenants: number[] }

/** One role that a team has in a Space: plain data, as an administrator would state it. */
export type Assignment = { id: number; team: number; role: string; permissions: string[]; scope: Ids }

/** Who is in which team, what the teams have, what an API key leaves, and one question. */
export type Case = {
  user: string
  groups: string[]
  /** Members of each team: users and groups. */
  teams: Map<number, string[]>
  assignments: Assignment[]
  cap: { readOnly: boolean; permissions: string[] | null } | null
  permission: string
  position: Ids
}

const ROLES = Object.keys(DOCUMENTED_ROLES)
const PERMISSIONS = [...DOCUMENTED_LIMITS.keys()]

/** The case that a seed stands for. Few ids, so that limits are met and missed equally often. */
export function randomCase(seed: string): Case {
  const random = seededRandom(seed)
  const some = (chance: number, most: number) =>
    random.chance(chance) ? [...new Set(Array.from({ length: random.int(1, most) }, () => random.int(1, 4)))] : []
  const ids = (chance: number, most: number): Ids => ({
    groups: some(chance, most),
    projects: some(chance, most),
    environments: some(chance, most),
    tenants: some(chance, most),
  })
  const people = ['Users-1', 'Users-2', 'Groups-1', 'Groups-2', 'Groups-3']
  const teams = new Map([1, 2, 3].map((team) => [team, people.filter(() => random.chance(0.4))]))
  const assignments = Array.from({ length: random.int(0, 5) }, (_, i) => {
    const role = random.chance(0.8) ? random.pick(ROLES) : 'Custom'
    const permissions = role === 'Custom' ? PERMISSIONS.filter(() => random.chance(0.1)) : documentedGrants(role)
    return { id: i + 1, team: random.int(1, 3), role, permissions, scope: ids(random.pick([0, 0.3, 0.6]), 2) }
  })
  // Mostly something that somebody was given at all: what nobody has is denied soon.
  const given = assignments.flatMap(({ permissions }) => permissions)
  const permission = given.length > 0 && random.chance(0.8) ? random.pick(given) : random.pick(PERMISSIONS)
  const only = () => PERMISSIONS.filter((name) => random.chance(name === permission ? 0.5 : 0.1))
  return {
    user: 'Users-1',
    groups: ['Groups-1', 'Groups-2'].filter(() => random.chance(0.5)),
    teams,
    assignments,
    cap: random.chance(0.7) ? null : { readOnly: random.chance(0.5), permissions: random.chance(0.5) ? null : only() },
    permission,
    position: ids(0.7, 2),
  }
}

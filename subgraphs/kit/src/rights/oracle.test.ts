import { expect, test } from '@jest/globals'
import { decide, type Grant, type Rights } from './decide.js'
import { isPermission, type Permission } from './permission.js'
import { cedarAllows } from './testing/cedar.js'
import { randomCase, type Case, type Ids } from './testing/random-case.js'

const CASES = process.env.SPACEPORT_LONG === '1' ? 100_000 : 5_000
/** Milliseconds for all of them on a busy machine. */
const LONGEST = 1_800_000
const SEED = process.env.SEED ?? String(process.hrtime.bigint())

const ids = ({ groups, projects, environments, tenants }: Ids) => ({
  ProjectGroups: groups,
  Projects: projects,
  Environments: environments,
  Tenants: tenants,
})

function known(name: string): Permission {
  if (!isPermission(name)) throw new Error(`${name} is no permission`)
  return name
}

/** A case as a Space reads it from its database: the roles of the teams that the caller, or a group of theirs, is a member of. */
function rightsOf({ user, groups, teams, assignments, cap }: Case): Rights {
  const grants = assignments.flatMap(({ id, team, role, permissions, scope }): Grant[] =>
    [user, ...groups]
      .filter((member) => teams.get(team)?.includes(member))
      .map((member) => ({
        assignment: id,
        team: { id: team, name: `Team ${team}` },
        role: { id, name: role },
        member,
        permissions: new Set(permissions.map(known)),
        scope: ids(scope),
      })),
  )
  return { grants, cap: cap && { spaces: null, ...cap } }
}

test(
  `decides as Cedar does on the documented rules (${CASES} cases, SEED=${SEED})`,
  () => {
    const counts = { allowed: 0, CAPPED: 0, NOT_GRANTED: 0, OUT_OF_SCOPE: 0 }
    for (let i = 0; i < CASES; i++) {
      const seed = `${SEED}/${i}`
      const one = randomCase(seed)
      const decision = decide(rightsOf(one), known(one.permission), ids(one.position))
      if (decision.allowed !== cedarAllows(one)) {
        throw new Error(
          `case ${seed}: decided ${JSON.stringify(decision)} for ${JSON.stringify({ ...one, teams: [...one.teams] })}`,
        )
      }
      counts[decision.allowed ? 'allowed' : decision.reason]++
    }
    // Every way to decide was met often enough to mean something.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(CASES / 50)
  },
  LONGEST,
)

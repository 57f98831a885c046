import { enterableSpaces } from '@spaceport/gateway/fleet/context'
import { Membership } from '@spaceport/kit/membership'
import { decide } from '@spaceport/kit/rights/decide'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { visible } from '@spaceport/space/access/visible'

const SPACES = 5_000
const TEAMS = 1_000
const USERS = 10_000
const TEAMS_OF_A_USER = 5
const TEAMS_OF_A_SPACE = 10
/** Kinds of rows that one operation looks at in a Space. */
const KINDS = ['Projects', 'Deployments', 'Environments']
const ROUNDS = 5
const REQUESTS = 4_000

/** Numbers from 0 up to, but without, `below`; always the same ones. */
let state = 20_260_115
function random(below) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 4_294_967_296) * below)
}

const some = (count, below) => Array.from({ length: count }, () => random(below) + 1)
const roles = [...BUILT_IN_ROLES].map(([id, { permissions }]) => ({ id, permissions }))

function membershipOf() {
  const ids = Array.from({ length: SPACES }, (_, i) => `Spaces-${i + 1}`)
  const instances = [{ id: 'Instances-1', name: 'one', url: 'http://127.0.0.1:1', publicKey: '' }]
  const spaces = ids.map((id) => ({ id, name: id, instance: 'Instances-1', state: 'ACTIVE' }))
  const entry = ids.flatMap((space) =>
    some(TEAMS_OF_A_SPACE, TEAMS).map((team) => ({ group: `Groups-${team}`, space })),
  )
  const membership = new Membership()
  membership.apply({ type: 'snapshot', revision: 1, instances, spaces, entry })
  return membership
}

/** What a member of several teams has in one Space: each team's role, limited in its own way. */
function rightsOf({ groups }) {
  const grants = groups.map((member, i) => {
    const role = roles[random(roles.length)]
    const scope = {
      ProjectGroups: some(random(3), 50),
      Projects: some(random(20), 500),
      Environments: some(random(5), 30),
      Tenants: some(random(3), 200),
    }
    return {
      assignment: i,
      team: { id: i, name: 'Team' },
      role: { id: role.id, name: 'Role' },
      member,
      permissions: role.permissions,
      scope,
    }
  })
  return { grants, cap: null }
}

/** Microseconds of processor time that the decisions of one request take, each by another of all users. */
export function decisionCost() {
  const membership = membershipOf()
  const people = Array.from({ length: USERS }, (_, i) => {
    const groups = some(TEAMS_OF_A_USER, TEAMS).map((team) => `Groups-${team}`)
    const caller = { subject: `Users-${i + 1}`, name: 'Somebody', groups, systemRoles: [], cap: null }
    return { caller, rights: rightsOf(caller) }
  })
  const position = { ProjectGroups: [7], Projects: [11], Environments: [3], Tenants: [] }
  const one = () => {
    const { caller, rights } = people[random(USERS)]
    enterableSpaces(membership, caller)
    membership.mayEnter(caller, `Spaces-${random(SPACES) + 1}`)
    const context = { rights }
    for (const kind of KINDS) visible(context, kind)
    decide(rights, 'DeploymentCreate', position)
  }
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    for (let i = 0; i < REQUESTS; i++) one()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / REQUESTS
  })
  return Math.min(...rounds)
}

if (import.meta.url === `file://${process.argv[1]}`) console.log(decisionCost(), 'microseconds')

import type { Client } from '@spaceport/client/client'
import { DEMO_PEOPLE, demoMembers, demoTeams, DOERS, EXECUTOR, GROUPS } from '../demo/people.js'
import type { DemoPlan } from '../demo/plan.js'
import { ensureGroups } from '../setup/groups.js'
import { ensureServiceAccount, ensureSystemRoles, ensureUsers, ownId, type Person } from '../setup/people.js'
import type { SpaceRole } from '../setup/spaces.js'
import { ensureTeam } from '../setup/teams.js'

/** Somebody whom a test wants, and what they may do in which Spaces (indexes into the plan); null: only enter them. */
export type PlannedPerson = Person & { spaces: number[]; role: SpaceRole | null }

/** The accounts of a fleet. */
export type Staff = {
  /** Ids of the groups, by name. */
  groups: Map<string, string>
  /** The id of the executor's service account. */
  executor: string
  /** Ids of the people who release and deploy. */
  doers: string[]
}

const EXECUTORS = 'Executors'
const guestsOf = ({ name }: { name: string }) => `Guests with ${name}`

/** Makes everybody who is missing: the executor, the people of the demo (with one password) if it is to have some, those of a test. */
export async function ensureStaff(client: Client, guests: PlannedPerson[], password: string | null): Promise<Staff> {
  const executor = await ensureServiceAccount(client, EXECUTOR.name)
  const people = password === null ? [] : DEMO_PEOPLE
  const ids = await ensureUsers(client, [
    ...people.map(({ name, email }) => ({ name, email, password: password ?? '' })),
    ...guests,
  ])
  for (const [i, { name, systemRoles }] of people.entries()) {
    if (systemRoles.length > 0) await ensureSystemRoles(client, ids[i] ?? '', name, systemRoles)
  }
  const own = await ownId(client)
  const inGroup = (group: string) => people.flatMap(({ groups }, i) => (groups.includes(group) ? [ids[i] ?? ''] : []))
  const wanted = [
    { name: GROUPS.managers, users: [own, ...inGroup(GROUPS.managers)] },
    { name: EXECUTORS, users: [executor] },
    ...(people.length > 0 ? Object.values(GROUPS) : [])
      .filter((name) => name !== GROUPS.managers)
      .map((name) => ({ name, users: inGroup(name) })),
    ...guests.map((guest, i) => ({ name: guestsOf(guest), users: [ids[people.length + i] ?? ''] })),
  ]
  const made = await ensureGroups(client, wanted)
  const doers = [...new Set([own, ...DOERS.flatMap(inGroup)])]
  return { groups: new Map(wanted.map(({ name }, i) => [name, made[i] ?? ''])), executor, doers }
}

/** Which groups enter each Space of the plan, and what they may do there from its beginning. */
export function spaceMembers(plan: DemoPlan, staff: Staff, guests: PlannedPerson[]) {
  const of = (name: string) => staff.groups.get(name) ?? ''
  const teams = demoTeams(plan)
  const members = demoMembers(plan)
  return plan.spaces.map((_, at) => {
    const here = guests.filter(({ spaces }) => spaces.includes(at))
    const named = [
      { group: GROUPS.managers, role: 'SPACE_MANAGER' as const },
      { group: EXECUTORS, role: 'BUILD_SERVER' as const },
      ...(members[at] ?? []),
      ...here.flatMap((guest) => (guest.role ? [{ group: guestsOf(guest), role: guest.role }] : [])),
    ].filter(({ group }) => staff.groups.has(group))
    const entering = [
      ...named.map(({ group }) => group),
      ...here.map(guestsOf),
      ...teams.filter(({ space }) => space === at).map(({ group }) => group),
    ].filter((name) => staff.groups.has(name))
    return {
      groups: [...new Set(entering)].map(of),
      members: named.map(({ group, role }) => ({ subject: of(group), role })),
    }
  })
}

/** Makes the teams of the demo whose roles are limited to a part of their Space. */
export async function ensureDemoTeams(client: Client, plan: DemoPlan, spaces: readonly string[], staff: Staff) {
  for (const team of demoTeams(plan)) {
    const space = spaces[team.space] ?? ''
    const whole = (kind: string) => (id: number) => `${space}/${kind}-${id}`
    await ensureTeam(client, {
      space,
      name: team.name,
      description: team.description,
      members: [staff.groups.get(team.group) ?? ''],
      role: whole('UserRoles')(team.role),
      projectGroups: team.projectGroups.map(whole('ProjectGroups')),
      environments: team.environments.map(whole('Environments')),
    })
  }
}

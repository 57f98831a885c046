import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'

type Team = { id: string; name: string; roles: { id: string }[] }

const TEAMS = document<{ teams: Page<Team> | null }, { space: string; after: string | null }>(
  `query DemoTeams($space: ID!, $after: String) {
    teams(first: 100, after: $after, filter: { space: [$space] }) { nodes { id name roles { id } } ${PAGE_INFO} }
  }`,
)

const CREATE = document<{ createTeam: (Payload & { team: { id: string } | null }) | null }, { input: object }>(
  `mutation DemoCreateTeam($input: CreateTeamInput!) { createTeam(input: $input) { team { id } errors { code message } } }`,
)

const SET_MEMBERS = document<{ setTeamMembers: Payload | null }, { input: object }>(
  `mutation DemoSetTeamMembers($input: SetTeamMembersInput!) { setTeamMembers(input: $input) { errors { code message } } }`,
)

const ASSIGN = document<{ assignUserRole: Payload | null }, { input: object }>(
  `mutation DemoAssignUserRole($input: AssignUserRoleInput!) { assignUserRole(input: $input) { errors { code message } } }`,
)

/** A team with one role. Ids are whole: `Spaces-1/Environments-2`, `Groups-3`; empty lists limit nothing. */
export type WantedTeam = {
  space: string
  name: string
  description: string
  members: string[]
  role: string
  projectGroups: string[]
  environments: string[]
}

/** Makes a team with its members and its role, as far as it is not there yet. */
export async function ensureTeam(client: Client, wanted: WantedTeam): Promise<void> {
  const { space, name, description, members, role, projectGroups, environments } = wanted
  const known = await everyNode(async (after) => (await client.request(TEAMS, { space, after })).teams)
  const found = known.find((one) => one.name === name)
  const team = found?.id ?? (await createTeam(client, { space, name, description, members }))
  if (found) {
    const answer = await client.request(SET_MEMBERS, { input: { id: team, members } })
    changed(`Filling the team ${name}`, answer.setTeamMembers)
    if (found.roles.length > 0) return
  }
  const input = { team, role, projectGroups, environments, idempotencyKey: `demo role of ${name}` }
  changed(`Giving the team ${name} its role`, (await client.request(ASSIGN, { input })).assignUserRole)
}

type NewTeam = Pick<WantedTeam, 'space' | 'name' | 'description' | 'members'>

async function createTeam(client: Client, team: NewTeam): Promise<string> {
  const input = { ...team, idempotencyKey: `demo team ${team.name}` }
  return changed(`Making the team ${team.name}`, (await client.request(CREATE, { input })).createTeam).team?.id ?? ''
}

import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'

type Group = { id: string; name: string }

const GROUPS = document<{ groups: Page<Group> | null }, { after: string | null }>(
  `query DemoGroups($after: String) { groups(first: 100, after: $after) { nodes { id name } ${PAGE_INFO} } }`,
)

const CREATE_GROUP = document<{ createGroup: (Payload & { group: Group | null }) | null }, { input: object }>(
  `mutation DemoCreateGroup($input: CreateGroupInput!) { createGroup(input: $input) { group { id name } errors { code message } } }`,
)

const SET_MEMBERS = document<{ setGroupMembers: Payload | null }, { input: object }>(
  `mutation DemoSetGroupMembers($input: SetGroupMembersInput!) { setGroupMembers(input: $input) { errors { code message } } }`,
)

/** The ids of these groups, with exactly these members; groups that are missing are made. */
export async function ensureGroups(client: Client, groups: { name: string; users: string[] }[]): Promise<string[]> {
  const known = await everyNode(async (after) => (await client.request(GROUPS, { after })).groups)
  const ids: string[] = []
  for (const { name, users } of groups) {
    const id = known.find((group) => group.name === name)?.id ?? (await createGroup(client, name))
    const answer = await client.request(SET_MEMBERS, { input: { group: id, users } })
    changed(`Filling the group ${name}`, answer.setGroupMembers)
    ids.push(id)
  }
  return ids
}

async function createGroup(client: Client, name: string): Promise<string> {
  const payload = changed(
    `Making the group ${name}`,
    (await client.request(CREATE_GROUP, { input: { name } })).createGroup,
  )
  return payload.group?.id ?? ''
}

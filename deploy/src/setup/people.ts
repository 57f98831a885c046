import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'

type Group = { id: string; name: string }
type User = { id: string; email: string }

const ME = document<{ me: { id: string } | null }>('query DemoMe { me { id } }')

const GROUPS = document<{ groups: Page<Group> | null }, { after: string | null }>(
  `query DemoGroups($after: String) { groups(first: 100, after: $after) { nodes { id name } ${PAGE_INFO} } }`,
)

const USERS = document<{ users: Page<User> | null }, { after: string | null }>(
  `query DemoUsers($after: String) { users(first: 100, after: $after) { nodes { id email } ${PAGE_INFO} } }`,
)

const CREATE_GROUP = document<{ createGroup: (Payload & { group: Group | null }) | null }, { input: object }>(
  `mutation DemoCreateGroup($input: CreateGroupInput!) { createGroup(input: $input) { group { id name } errors { code message } } }`,
)

const CREATE_USER = document<{ createUser: (Payload & { user: User | null }) | null }, { input: object }>(
  `mutation DemoCreateUser($input: CreateUserInput!) { createUser(input: $input) { user { id email } errors { code message } } }`,
)

const SET_MEMBERS = document<{ setGroupMembers: Payload | null }, { input: object }>(
  `mutation DemoSetGroupMembers($input: SetGroupMembersInput!) { setGroupMembers(input: $input) { errors { code message } } }`,
)

const CREATE_KEY = document<{ createApiKey: (Payload & { token: string | null }) | null }, { input: object }>(
  `mutation DemoCreateApiKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { token errors { code message } } }`,
)

/** The id of whoever asks. */
export async function ownId(client: Client): Promise<string> {
  return (await client.request(ME)).me?.id ?? ''
}

/** A person besides the first administrator. */
export type Person = { email: string; name: string; password: string }

/** The ids of these people; those that are missing are made. */
export async function ensureUsers(client: Client, people: Person[]): Promise<string[]> {
  const known = people.length ? await everyNode(async (after) => (await client.request(USERS, { after })).users) : []
  const ids: string[] = []
  for (const person of people) {
    const found = known.find(({ email }) => email === person.email)
    ids.push(found?.id ?? (await createUser(client, person)))
  }
  return ids
}

async function createUser(client: Client, { email, name, password }: Person): Promise<string> {
  const payload = changed(
    `Making the user ${email}`,
    (await client.request(CREATE_USER, { input: { email, name, password } })).createUser,
  )
  return payload.user?.id ?? ''
}

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

/** A new API key of whoever asks. */
export async function createApiKey(client: Client, name: string): Promise<string> {
  const payload = changed(
    `Making the API key ${name}`,
    (await client.request(CREATE_KEY, { input: { name } })).createApiKey,
  )
  return payload.token ?? ''
}

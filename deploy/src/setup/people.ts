import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'

type User = { id: string; name: string; email: string | null; kind: 'PERSON' | 'SERVICE_ACCOUNT' }

const ME = document<{ me: { id: string } | null }>('query DemoMe { me { id } }')

const USERS = document<{ users: Page<User> | null }, { after: string | null }>(
  `query DemoUsers($after: String) { users(first: 100, after: $after) { nodes { id name email kind } ${PAGE_INFO} } }`,
)

const CREATE_USER = document<{ createUser: (Payload & { user: { id: string } | null }) | null }, { input: object }>(
  `mutation DemoCreateUser($input: CreateUserInput!) { createUser(input: $input) { user { id } errors { code message } } }`,
)

const CREATE_SERVICE_ACCOUNT = document<
  { createServiceAccount: (Payload & { user: { id: string } | null }) | null },
  { input: object }
>(
  `mutation DemoCreateServiceAccount($input: CreateServiceAccountInput!) {
    createServiceAccount(input: $input) { user { id } errors { code message } }
  }`,
)

const SET_SYSTEM_ROLES = document<{ setSystemRoles: Payload | null }, { input: object }>(
  `mutation DemoSetSystemRoles($input: SetSystemRolesInput!) { setSystemRoles(input: $input) { errors { code message } } }`,
)

/** The id of whoever asks. */
export async function ownId(client: Client): Promise<string> {
  return (await client.request(ME)).me?.id ?? ''
}

/** A role over the whole fleet. */
export type SystemRole = 'SYSTEM_ADMINISTRATOR' | 'SYSTEM_MANAGER'

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

/** The id of the service account of this name, made if it is missing. */
export async function ensureServiceAccount(client: Client, name: string): Promise<string> {
  const known = await everyNode(async (after) => (await client.request(USERS, { after })).users)
  const found = known.find((user) => user.kind === 'SERVICE_ACCOUNT' && user.name === name)
  if (found) return found.id
  const answer = await client.request(CREATE_SERVICE_ACCOUNT, { input: { name } })
  return changed(`Making the service account ${name}`, answer.createServiceAccount).user?.id ?? ''
}

/** Gives somebody exactly these roles over the whole fleet. */
export async function ensureSystemRoles(
  client: Client,
  subject: string,
  name: string,
  roles: SystemRole[],
): Promise<void> {
  const answer = await client.request(SET_SYSTEM_ROLES, { input: { subject, roles } })
  changed(`Giving ${name} their roles`, answer.setSystemRoles)
}

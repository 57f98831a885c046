import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { setTimeout } from 'node:timers/promises'
import { changed, eventually, type Payload } from '../graph/changed.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'

type Named = { id: string; name: string }

const SPACES = document<{ spaces: Page<Named> | null }, { after: string | null }>(
  `query DemoSpaces($after: String) { spaces(first: 100, after: $after) { nodes { id name } ${PAGE_INFO} } }`,
)

const CREATE = document<{ createSpace: (Payload & { space: Named | null }) | null }, { input: object }>(
  `mutation DemoCreateSpace($input: CreateSpaceInput!) { createSpace(input: $input) { space { id name } errors { code message } } }`,
)

const ASSIGN = document<{ assignOwner: Payload | null }, { input: object }>(
  `mutation DemoAssignOwner($input: AssignOwnerInput!) { assignOwner(input: $input) { errors { code message } } }`,
)

/** The built-in roles that a new Space's members are given here. */
export type SpaceRole =
  | 'BUILD_SERVER'
  | 'CERTIFICATE_MANAGER'
  | 'ENVIRONMENT_MANAGER'
  | 'PROJECT_DEPLOYER'
  | 'PROJECT_VIEWER'
  | 'RUNBOOK_PRODUCER'
  | 'SPACE_MANAGER'
  | 'TENANT_MANAGER'

/** A Space to be: its Instance's id, the groups that may enter it, and what its members may do there. */
export type WantedSpace = {
  name: string
  description: string
  instance: string
  groups: string[]
  members: { subject: string; role: SpaceRole }[]
}

/** How many Spaces are made at once; each makes a database. */
const AT_ONCE = 4
/** A fleet this small is made in order, so that its Spaces have the ids that people expect. */
const SMALL = 12

/** The ids of these Spaces, in their order; those that are missing are made. `onDone` is called after each. */
export async function ensureSpaces(
  client: Client,
  wanted: WantedSpace[],
  onDone: (done: number) => void,
): Promise<string[]> {
  const known = new Map(
    (await everyNode(async (after) => (await client.request(SPACES, { after })).spaces)).map(({ name, id }) => [
      name,
      id,
    ]),
  )
  const ids = new Array<string>(wanted.length).fill('')
  const queue = [...wanted.entries()]
  let done = 0
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, space] = next
      ids[index] = known.get(space.name) ?? (await createSpace(client, space))
      onDone(++done)
    }
  }
  await Promise.all(Array.from({ length: wanted.length > SMALL ? AT_ONCE : 1 }, work))
  return ids
}

async function createSpace(client: Client, space: WantedSpace): Promise<string> {
  const input = { ...space, idempotencyKey: `demo space ${space.name}` }
  // The Instance may have been registered this very moment, and its process may still be starting.
  const payload = await eventually(['INSTANCE_UNAVAILABLE', 'NOT_FOUND'], async () =>
    changed(`Making the Space ${space.name}`, (await client.request(CREATE, { input })).createSpace),
  )
  return payload.space?.id ?? ''
}

/** Who owns something that a home Space only has a placeholder of. Ids are whole: `Spaces-1/Environments-5`. */
export type Owned = { kind: 'ENVIRONMENT' | 'TENANT'; subject: string; entityId: string }

/** Makes `entityId` the place where `subject` lives: its home seals its placeholder, and the other Space opens. A second time changes nothing. */
export async function assignOwner(client: Client, owned: Owned): Promise<void> {
  const input = { ...owned, expectedEpoch: 0, idempotencyKey: `demo owner ${owned.subject}` }
  await eventually(['NOT_FOUND', 'INSTANCE_UNAVAILABLE'], async () =>
    changed(`Assigning ${owned.subject}`, (await client.request(ASSIGN, { input })).assignOwner),
  )
}

type Missing = { space: string; reason: string }

const WHO_ANSWERS = document<{ projects: { completeness: { missing: Missing[] } } | null }>(
  'query DemoCompleteness { projects(first: 1) { completeness { missing { space reason } } } }',
)

const PAUSE = 100

/** Waits until every Space answers, for so many milliseconds at most; gives those that do not. */
export async function awaitSpaces(client: Client, patience: number, signal: AbortSignal): Promise<Missing[]> {
  const end = performance.now() + patience
  for (;;) {
    const { data } = await client.requestPartial(WHO_ANSWERS)
    const missing = data?.projects?.completeness.missing ?? []
    if (missing.length === 0 || signal.aborted || performance.now() > end) return missing
    await setTimeout(PAUSE)
  }
}

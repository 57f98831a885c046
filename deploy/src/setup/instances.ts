import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'

type Instance = { id: string; name: string; url: string | null }

const INSTANCES = document<{ instances: Page<Instance> | null }, { after: string | null }>(
  `query DemoInstances($after: String) { instances(first: 100, after: $after) { nodes { id name url } ${PAGE_INFO} } }`,
)

const REGISTER = document<
  { registerInstance: (Payload & { instance: { id: string } | null }) | null },
  { input: object }
>(
  `mutation DemoRegisterInstance($input: RegisterInstanceInput!) {
    registerInstance(input: $input) { instance { id } errors { code message } }
  }`,
)

const UPDATE = document<{ updateInstance: Payload | null }, { input: object }>(
  `mutation DemoUpdateInstance($input: UpdateInstanceInput!) { updateInstance(input: $input) { errors { code message } } }`,
)

/** What the directory should know of an Instance. */
export type WantedInstance = { name: string; url: string; publicKey: string }

/** The ids of these Instances. Those that are missing are registered; one that moved to another address is told so. */
export async function ensureInstances(client: Client, wanted: WantedInstance[]): Promise<string[]> {
  const known = await everyNode(async (after) => (await client.request(INSTANCES, { after })).instances)
  const ids: string[] = []
  for (const instance of wanted) {
    const found = known.find(({ name }) => name === instance.name)
    if (found && found.url !== instance.url) await moveInstance(client, found.id, instance.url)
    ids.push(found?.id ?? (await register(client, instance)))
  }
  return ids
}

async function register(client: Client, instance: WantedInstance): Promise<string> {
  const answer = await client.request(REGISTER, { input: instance })
  return changed(`Registering the Instance ${instance.name}`, answer.registerInstance).instance?.id ?? ''
}

async function moveInstance(client: Client, id: string, url: string): Promise<void> {
  changed(`Moving ${id}`, (await client.request(UPDATE, { input: { id, url } })).updateInstance)
}

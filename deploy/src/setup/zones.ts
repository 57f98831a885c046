import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, eventually, type Payload } from '../graph/changed.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'

type Named = { id: string; name: string }

const ZONES = document<{ zones: Page<Named> | null }, { after: string | null }>(
  `query DemoZones($after: String) { zones(first: 100, after: $after) { nodes { id name } ${PAGE_INFO} } }`,
)

const CREATE = document<{ createZone: (Payload & { zone: { id: string } | null }) | null }, { input: object }>(
  `mutation DemoCreateZone($input: CreateZoneInput!) { createZone(input: $input) { zone { id } errors { code message } } }`,
)

const PLACE = document<{ placeInstance: Payload | null }, { input: object }>(
  `mutation DemoPlaceInstance($input: PlaceInstanceInput!) { placeInstance(input: $input) { errors { code message } } }`,
)

/** A Zone to be. */
type WantedZone = { name: string; description: string; kind: 'CONNECTED' | 'DISCONNECTED' }

/** The ids of these Zones; those that are missing are made. */
export async function ensureZones(client: Client, zones: readonly WantedZone[]): Promise<string[]> {
  const known = await everyNode(async (after) => (await client.request(ZONES, { after })).zones)
  const ids: string[] = []
  for (const zone of zones) {
    const found = known.find(({ name }) => name === zone.name)?.id
    ids.push(found ?? (await createZone(client, zone)))
  }
  return ids
}

async function createZone(client: Client, zone: WantedZone): Promise<string> {
  const input = { ...zone, idempotencyKey: `demo zone ${zone.name}` }
  const payload = changed(`Making the Zone ${zone.name}`, (await client.request(CREATE, { input })).createZone)
  return payload.zone?.id ?? ''
}

/** Puts an Instance into a Zone; one that lies there already stays. */
export async function placeInstance(client: Client, instance: string, zone: string): Promise<void> {
  await eventually(['NOT_FOUND'], async () =>
    changed(`Placing ${instance}`, (await client.request(PLACE, { input: { instance, zone } })).placeInstance),
  )
}

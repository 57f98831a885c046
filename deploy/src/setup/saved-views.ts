import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'
import { everyNode, PAGE_INFO, type Page } from '../graph/every-node.js'

const OWN = document<{ savedViews: Page<{ name: string }> | null }, { after: string | null }>(
  `query DemoViews($after: String) {
    savedViews(first: 100, after: $after, filter: { own: true }) { nodes { name } ${PAGE_INFO} }
  }`,
)

const SAVE = document<{ saveView: Payload | null }, { input: object }>(
  `mutation DemoSaveView($input: SaveViewInput!) { saveView(input: $input) { errors { code message } } }`,
)

/** A view to share with groups, by their ids; with none of them: with everybody. */
export type WantedView = { name: string; path: string; groups: string[] }

/** Saves the views that are missing among the client's own. */
export async function ensureSavedViews(client: Client, wanted: readonly WantedView[]): Promise<void> {
  const known = await everyNode(async (after) => (await client.request(OWN, { after })).savedViews)
  for (const { name, path, groups } of wanted) {
    if (known.some((view) => view.name === name)) continue
    const shared = groups.length > 0 ? { audience: 'GROUPS', groups } : { audience: 'EVERYBODY' }
    const input = { name, path, ...shared, idempotencyKey: `demo view ${name}` }
    changed(`Saving the view ${name}`, (await client.request(SAVE, { input })).saveView)
  }
}

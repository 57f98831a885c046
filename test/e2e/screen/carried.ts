import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Page } from 'playwright-core'
import { ask, type Stage } from './stage.js'

/** A project whose releases need nothing of the target but values. */
export const SIMPLE = 'Checkout Widget'

/** Waits until whatever is under way has arrived, or was cancelled: a target takes bundles in their order. */
async function allArrived({ fleet }: Stage): Promise<void> {
  const question = '{ promotions(first: 100) { nodes { state } } }'
  for (let tries = 0; tries < 1_000; tries++) {
    const { promotions } = await ask<{ promotions: { nodes: { state: string }[] } }>(fleet, question)
    if (promotions.nodes.every(({ state }) => state === 'DELIVERED' || state === 'CANCELED')) return
  }
  throw new Error('Some promotions do not arrive')
}

/** Cuts the network to the Zone of the target; gives a release of the source that was not promoted there yet. */
export async function prepare(stage: Stage, isWanted: (project: string) => boolean): Promise<string> {
  const { zones, releases } = await ask<{
    zones: { nodes: { id: string; name: string }[] }
    releases: { nodes: { id: string; project: { name: string }; outgoingBundles: { totalCount: number } }[] }
  }>(
    stage.fleet,
    `query ($space: [ID!]) { zones(first: 10) { nodes { id name } }
       releases(first: 50, filter: { space: $space, hasDeployments: true, hasOpenDefects: false }) {
         nodes { id project { name } outgoingBundles(first: 1) { totalCount } } } }`,
    { space: [stage.fleet.spaces[0]] },
  )
  await allArrived(stage)
  const zone = zones.nodes.find(({ name }) => name === 'PCI Production')!
  await ask(
    stage.fleet,
    'mutation ($id: ID!) { updateZone(input: { id: $id, kind: DISCONNECTED }) { errors { message } } }',
    { id: zone.id },
  )
  const fresh = releases.nodes.find(
    ({ outgoingBundles, project }) => outgoingBundles.totalCount === 0 && isWanted(project.name),
  )
  return fresh!.id
}

/** A file that the browser saved. */
export async function saved(page: Page, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return download.path()
}

/** Gives a file to what asks for one. */
export async function give(page: Page, file: string, act: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()])
  await chooser.setFiles({ name: basename(file), mimeType: '', buffer: readFileSync(file) })
}

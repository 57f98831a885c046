import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Step } from '../local/step.js'
import { ask } from '../graph/make.js'
import { agree, bringBack, build, carryOver, deployThere, promote, type Stage } from './journey.js'
import type { Cell } from './matrix.js'
import { deploy } from './project.js'
import { setStage } from './stage.js'

/** What the launching script hands over. */
export type DemoOptions = { root: string; step: Step; print(text: string): void }

/**
 * Shows the whole journey of a release over a gap: two Spaceports that never talk, and a folder that is carried between them. Ends when it is
 * over, and leaves nothing behind.
 */
export async function demoAirgap({ root, step, print }: DemoOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-airgap-'))
  const ends: (() => Promise<void>)[] = []
  const end = async () => {
    await Promise.all(ends.splice(0).map((stop) => stop()))
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)))
  }
  try {
    const stage = await setStage(root, folder, step, print, ends)
    await tell(stage)
  } finally {
    await end()
  }
}

async function tell(stage: Stage): Promise<void> {
  const { engineering, production, say } = stage
  const agreed = await agree(stage)
  const built = await build(stage)
  const inQuality = await promote(stage, built, agreed)
  const live = await deployThere(stage, await carryOver(stage, inQuality, agreed))
  say('\nThe deployment to Live fails.')
  show(stage, await bringBack(stage, live, 'FAILED'))
  say('\nIt is deployed again, and succeeds.')
  await deploy(production.client, live.release, live.environment, 'SUCCESS')
  show(stage, await bringBack(stage, live, 'SUCCESS'))
  say('\nThe whole journey, as Development knows it:')
  for (const line of await journeyOf(engineering.client, built.release)) say(`  ${line}`)
}

function show({ say }: Stage, cells: readonly Cell[]): void {
  say('\nWhat runs where, in Development:')
  for (const { environment, state, version, isReceipt } of cells) {
    say(`  ${environment.padEnd(20)} ${version.padEnd(8)} ${state.padEnd(8)} ${isReceipt ? 'by receipt' : 'here'}`)
  }
}

type Place = { name: string | null }
type Event = {
  kind: string
  at: string
  place: Place
  peer: Place | null
  environment: string | null
  state: string | null
  sequence: number | null
}
type Gap = { what: string; since: string; place: Place }

/** What happened to a release in all Spaces, and what is still to come, one line each. */
async function journeyOf(client: Stage['engineering']['client'], release: string): Promise<string[]> {
  const { trace } = await ask<{ trace: { journeys: { events: Event[]; missing: Gap[] }[] } }>(
    client,
    `query Airgap($release: ID) {
      trace(release: $release) {
        journeys {
          events { kind at place { name } peer { name } environment state sequence }
          missing { what since place { name } }
        }
      }
    }`,
    { release },
  )
  return trace.journeys.flatMap(({ events, missing }) => [
    ...events.map(({ kind, at, place, peer, environment, state, sequence }) => {
      const bundle = peer && `${peer.name ?? ''} ${sequence ?? ''}`.trim()
      const about = [environment, bundle, state].filter((text) => text).join(', ')
      return `${at}  ${(place.name ?? '').padEnd(12)} ${kind.padEnd(17)} ${about}`
    }),
    ...missing.map(({ what, since, place }) => `${since}  ${(place.name ?? '').padEnd(12)} missing: ${what}`),
  ])
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Step } from '../local/step.js'
import { ask } from './graph.js'
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

type Event = { kind: string; at: string; spaceName: string | null; environment: string | null }

async function journeyOf(client: Stage['engineering']['client'], release: string): Promise<string[]> {
  const { trace } = await ask<{ trace: { journeys: { events: Event[] }[] } }>(
    client,
    'query Airgap($release: ID) { trace(release: $release) { journeys { events { kind at spaceName environment } } } }',
    { release },
  )
  return trace.journeys.flatMap(({ events }) =>
    events.map(
      ({ kind, at, spaceName, environment }) => `${at}  ${kind.padEnd(10)} ${spaceName ?? ''} ${environment ?? ''}`,
    ),
  )
}

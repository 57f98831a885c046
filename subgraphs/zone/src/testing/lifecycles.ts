import { textKey } from '@spaceport/kit/page/text-key'
import { root } from './journeys.js'
import type { World } from './world.js'

/** A step: the number of its test Space, of which 5 lies beyond the fleet. */
export type StepSketch = { space: number; environments?: string[]; after?: number[] }

/** Makes a composite lifecycle whose steps are called `Step 1` and so on, by its rows; gives its id. */
export async function makeLifecycle({ db }: World, name: string, steps: readonly StepSketch[]): Promise<string> {
  const rows = steps.map(({ space, environments = [], after = [] }, i) => ({
    ...{ position: i + 1, name: `Step ${i + 1}`, environments, after },
    ...{ root: root(space), spaceName: `Once ${space}`, space: space < 5 ? `Spaces-${space}` : null },
  }))
  const { id } = await db.compositeLifecycle.create({ data: { name, nameKey: textKey(name), steps: { create: rows } } })
  return `CompositeLifecycles-${id}`
}

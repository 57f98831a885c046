import { MOST_ASKED, type JourneyBy } from '@spaceport/kit/journey/facts'
import type { ZoneContext } from '../context.js'
import { askInstance, type Told } from './ask.js'

/** How many Instances are asked at the same time. */
const AT_ONCE = 8

/** Milliseconds that all Instances get together at most. */
const LONGEST = 10_000

/**
 * Asks all Spaces that the caller may enter, or those of them that are named, one call for each Instance (for thousands of Spaces on it, a few).
 * They get `share` of the time that is left, all together; one that does not answer leaves the others alone. In the order of the Spaces.
 */
export async function gather(
  context: ZoneContext,
  by: JourneyBy,
  share: number,
  among?: ReadonlySet<string>,
): Promise<Told[]> {
  const byInstance = new Map<string, string[]>()
  for (const { id, instance } of context.membership.spacesFor(context.caller)) {
    if (among && !among.has(id)) continue
    const some = byInstance.get(instance)
    if (some) some.push(id)
    else byInstance.set(instance, [id])
  }
  const waiting = [...byInstance].flatMap(([instance, spaces]) => pieces(spaces).map((some) => ({ instance, some })))
  const ends = performance.now() + Math.min(context.remaining() * share, LONGEST)
  const answers = new Map<string, Told>()
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const limit = Math.max(0, ends - performance.now())
      for (const told of await askInstance(context, next.instance, next.some, by, limit)) answers.set(told.space, told)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, work))
  return [...byInstance.values()]
    .flat()
    .sort((a, b) => Number(a.slice('Spaces-'.length)) - Number(b.slice('Spaces-'.length)))
    .flatMap((space) => answers.get(space) ?? [])
}

function pieces(spaces: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(spaces.length / MOST_ASKED) }, (_, i) =>
    spaces.slice(i * MOST_ASKED, (i + 1) * MOST_ASKED),
  )
}

import { SpaceportError, type ErrorCode } from '@spaceport/kit/errors'
import { whoCanSchema, type Chain } from '@spaceport/kit/rights/explained'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { DirectoryContext } from '../context.js'
import { directoryId, localIds, notFound } from '../graph/ids.js'
import { askInstance, CALLED, type Called } from './ask-instance.js'
import { enterableSpaces } from './enterable.js'
import { grouped } from './grouped.js'
import { spacesOf, type Place } from './place.js'

/** How many Instances are asked at the same time. */
const AT_ONCE = 8

/** What one Space says; `chains` null: it did not answer, and why. */
export type SpaceHolders =
  { space: number; chains: readonly Chain[]; truncated: boolean } | { space: number; chains: null; reason: ErrorCode }

type Asked = { instance: Called; spaces: number[] }

/**
 * Who has a right in which Space, as the Spaces themselves say: in all that the caller may enter, or in those named. Throws `NOT_FOUND` if the
 * caller may not enter one that is named. Instances are asked at once, a few at a time; one that does not answer leaves the others alone.
 */
export async function askHolders(
  context: DirectoryContext,
  permission: Permission,
  place: Place,
): Promise<SpaceHolders[]> {
  const named = spacesOf(place)
  const where = named ? { id: { in: localIds('Spaces', named) } } : {}
  const rows = await context.db.space.findMany({
    where: { AND: [where, enterableSpaces(context.caller)] },
    select: { id: true, instance: { select: CALLED } },
    orderBy: { id: 'asc' },
  })
  if (named && rows.length < named.length) throw notFound('Spaces')
  const waiting = [...grouped(rows, ({ instance }) => instance.id).values()].flatMap((some): Asked[] =>
    some[0] ? [{ instance: some[0].instance, spaces: some.map(({ id }) => id) }] : [],
  )
  const answers: SpaceHolders[] = []
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      answers.push(...(await askOne(context, permission, place, next)))
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, work))
  return answers.toSorted((a, b) => a.space - b.space)
}

/** What one Instance says of its Spaces. What it says of others, or leaves out, counts as no answer. */
async function askOne(
  context: DirectoryContext,
  permission: Permission,
  { at }: Place,
  { instance, spaces }: Asked,
): Promise<SpaceHolders[]> {
  try {
    const json = { spaces: spaces.map((id) => directoryId('Spaces', id)), permission, place: at }
    const answer = await askInstance(context, instance, { path: '/internal/rights/who-can', json }, whoCanSchema)
    const bySpace = new Map(answer.spaces.map((one) => [one.space, one]))
    return spaces.map((space): SpaceHolders => {
      const one = bySpace.get(directoryId('Spaces', space))
      if (one?.chains) return { space, chains: one.chains, truncated: one.truncated }
      return {
        space,
        chains: null,
        reason: one?.reason === 'FORBIDDEN' || one?.reason === 'NOT_FOUND' ? one.reason : 'SPACE_UNAVAILABLE',
      }
    })
  } catch (error) {
    context.signal.throwIfAborted()
    const slow = error instanceof SpaceportError && error.code === 'DEADLINE_EXCEEDED'
    return spaces.map((space) => ({ space, chains: null, reason: slow ? 'SPACE_TIMEOUT' : 'SPACE_UNAVAILABLE' }))
  }
}

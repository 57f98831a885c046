import { SpaceportError } from '@spaceport/kit/errors'
import { oneOf, type Where } from '../access/where.js'
import { localsOf } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'
import { lackingProjects, lackingTenants } from './lacking.js'

/** What a filter says of values that must be given and are not. */
export type LackFilter = { id?: string[] | null; lacksValues?: boolean | null }

/** The most rows of one Space that are named by number in a statement; PostgreSQL takes some more parameters. */
const MOST = 20_000

const LACKING = { Projects: lackingProjects, Tenants: lackingTenants } as const

/** Which rows lack values, where that was looked up. */
const looked = new WeakMap<LackFilter, number[]>()

/** What is being looked up. A list and its facets ask at the same time, and it is looked up once for all of them. */
const looking = new WeakMap<SpaceContext, Map<string, Promise<number[]>>>()

/** Looks up which projects or tenants lack values, where a filter asks. Throws `BAD_ID`, and `BAD_INPUT` for more than 20,000. */
export async function lookUpLacking(
  kind: keyof typeof LACKING,
  filter: LackFilter,
  context: SpaceContext,
): Promise<void> {
  if (typeof filter.lacksValues !== 'boolean') return
  const among = filter.id ? localsOf(kind, filter.id, context) : undefined
  const numbers = await once(context, `${kind} ${among ? among.join() : '*'}`, () =>
    LACKING[kind](context, { most: MOST + 1, ...(among ? { among } : {}) }),
  )
  if (numbers.length > MOST) {
    throw new SpaceportError('BAD_INPUT', `More than ${MOST} lack values in ${context.spaceId}: ask for fewer, by id.`)
  }
  looked.set(filter, numbers)
}

/** Rows that lack values, or that lack none. Throws `BAD_INPUT` where nothing is looked up: what hangs under rows is planned before. */
export function lacksValues(filter: LackFilter): Where[] {
  if (typeof filter.lacksValues !== 'boolean') return []
  const numbers = looked.get(filter)
  if (!numbers) throw new SpaceportError('BAD_INPUT', 'Only lists of whole Spaces are chosen by `lacksValues`.')
  const among = oneOf('id', numbers)
  return [filter.lacksValues ? among : { NOT: among }]
}

/** Without a cache: a mutation later in the same request may give values. */
function once(context: SpaceContext, key: string, look: () => Promise<number[]>): Promise<number[]> {
  let byKey = looking.get(context)
  if (!byKey) looking.set(context, (byKey = new Map()))
  let found = byKey.get(key)
  if (!found) {
    found = look().finally(() => byKey.delete(key))
    byKey.set(key, found)
  }
  return found
}

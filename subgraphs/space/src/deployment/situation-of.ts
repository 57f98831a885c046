import DataLoader from 'dataloader'
import { SpaceportError } from '@spaceport/kit/errors'
import { seen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import { quoted, readIdOf } from '../entity/kinds.js'
import { situationsOf, type Asked, type Situation } from './situation.js'

const loaders = new WeakMap<SpaceContext, DataLoader<Asked, Situation | null>>()

/** What a release meets now, read together with all others that are asked about at the same time; null for one that is gone. */
export function situationOf(context: SpaceContext, asked: Asked): Promise<Situation | null> {
  let loader = loaders.get(context)
  if (!loader) loaders.set(context, (loader = loaderOf(context)))
  return loader.load(asked)
}

/** Without a cache: a mutation later in the same request may change what they meet. */
function loaderOf({ db }: SpaceContext): DataLoader<Asked, Situation | null> {
  return new DataLoader((all: readonly Asked[]) => situationsOf(db, all, new Date()), {
    cache: false,
    maxBatchSize: 1_000,
  })
}

/** The local id of a tenant that an argument names; null for none. Throws `BAD_ID`, or `NOT_FOUND` for one that does not exist for the caller. */
export async function readTenant(context: SpaceContext, id: string | null | undefined): Promise<number | null> {
  if (id === null || id === undefined) return null
  const { space, local } = readIdOf('Tenants', id)
  const found = space === context.space ? await seen(context, 'Tenants', { id: local }) : null
  if (!found) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
  return local
}

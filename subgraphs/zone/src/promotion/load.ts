import type { Promotion } from '@spaceport/database/zone'
import DataLoader from 'dataloader'
import type { ZoneContext } from '../context.js'
import { visiblePromotions } from './visible.js'

type Key = 'id' | 'outgoing' | 'incoming'
type Loaders = { [K in Key]: DataLoader<NonNullable<Promotion[K]>, Promotion | null> }

const loaders = new WeakMap<ZoneContext, Loaders>()

/** The promotion with a number, if it exists for the caller. All that are asked for at the same time are read by one statement. */
export function loadPromotion(context: ZoneContext, id: number): Promise<Promotion | null> {
  return of(context).id.load(id)
}

/** The promotion of a bundle, by the bundle's id in its source or in its target. */
export function promotionOf(context: ZoneContext, end: 'outgoing' | 'incoming', id: string): Promise<Promotion | null> {
  return of(context)[end].load(id)
}

function of(context: ZoneContext): Loaders {
  let known = loaders.get(context)
  if (!known) {
    known = { id: by(context, 'id'), outgoing: by(context, 'outgoing'), incoming: by(context, 'incoming') }
    loaders.set(context, known)
  }
  return known
}

/** Without a cache: a mutation later in the same request may change them. */
function by<K extends Key>(context: ZoneContext, key: K): Loaders[K]
function by(context: ZoneContext, key: Key): DataLoader<string | number, Promotion | null> {
  return new DataLoader(
    async (values) => {
      const rows = await context.db.promotion.findMany({
        where: { AND: [{ [key]: { in: [...values] } }, visiblePromotions(context)] },
      })
      const found = new Map(rows.map((row) => [row[key], row]))
      return values.map((value) => found.get(value) ?? null)
    },
    { cache: false },
  )
}

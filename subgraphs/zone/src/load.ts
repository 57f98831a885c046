import type { OwnedKind, Ownership, OwnershipTransfer, Zone } from '@spaceport/database/zone'
import DataLoader from 'dataloader'
import { visiblePlacements, visibleZones } from './access/visible.js'
import type { ZoneContext } from './context.js'
import { askOwned, type OwnedPage } from './instance/owned.js'

/** What a request loads, gathered so that each kind costs one SQL statement however many references ask for it. */
export type Loaders = {
  /** Zones by number; null: none that the caller sees. */
  zone: DataLoader<number, Zone | null>
  /** The Zone in which a visible Instance lies, by the Instance's id. */
  zoneOfInstance: DataLoader<string, Zone | null>
  /** The ids of the visible Instances of a Zone, by its number. */
  instancesOfZone: DataLoader<number, string[]>
  /** Who owns what its home does not own, by either of its ids. */
  ownership: Record<OwnedKind, DataLoader<string, Ownership | null>>
  /** The change of owner that is under way for a subject. */
  transfer: DataLoader<string, OwnershipTransfer | null>
  /** What Instances own: one call for each page, however many references ask for it. */
  owned: DataLoader<OwnedPage, string[], string>
}

/** Makes the loaders of one request. */
export function makeLoaders(context: Omit<ZoneContext, 'loaders'>): Loaders {
  const { db } = context
  return {
    zone: new DataLoader(async (ids) => {
      const rows = await db.zone.findMany({ where: { AND: [{ id: { in: [...ids] } }, visibleZones(context)] } })
      return inOrder(ids, rows, (row) => row.id)
    }),
    zoneOfInstance: new DataLoader(async (instances) => {
      const rows = await db.placement.findMany({
        where: { AND: [{ instance: { in: [...instances] } }, visiblePlacements(context)] },
        select: { instance: true, zone: true },
      })
      return inOrder(instances, rows, (row) => row.instance).map((row) => row?.zone ?? null)
    }),
    instancesOfZone: new DataLoader(async (zones) => {
      const rows = await db.placement.findMany({
        where: { AND: [{ zoneId: { in: [...zones] } }, visiblePlacements(context)] },
        select: { instance: true, zoneId: true },
      })
      const known = rows.filter(({ instance }) => context.membership.instances.has(instance))
      return zones.map((zone) => known.filter((row) => row.zoneId === zone).map((row) => row.instance))
    }),
    ownership: {
      ENVIRONMENT: ownerships('ENVIRONMENT'),
      TENANT: ownerships('TENANT'),
      VARIABLE: ownerships('VARIABLE'),
    },
    transfer: new DataLoader(async (subjects) => {
      const rows = await db.ownershipTransfer.findMany({
        where: { subject: { in: [...subjects] }, state: { in: ['SEALING', 'SEALED'] } },
      })
      return inOrder(subjects, rows, (row) => row.subject)
    }),
    owned: new DataLoader(
      (pages) => Promise.all(pages.map((page) => askOwned(page, context).catch((error: Error) => error))),
      { cacheKeyFn: ({ instance, kind, first, after }) => JSON.stringify([instance, kind, first, after]) },
    ),
  }

  function ownerships(kind: OwnedKind): DataLoader<string, Ownership | null> {
    return new DataLoader(async (ids) => {
      const either = { in: [...ids] }
      const rows = await db.ownership.findMany({ where: { kind, OR: [{ subject: either }, { entityId: either }] } })
      const byId = new Map(rows.flatMap((row) => [[row.subject, row] as const, [row.entityId, row] as const]))
      return ids.map((id) => byId.get(id) ?? null)
    })
  }
}

/** Forgets what was loaded, since it was changed. */
export function forget(loaders: Loaders): void {
  loaders.zone.clearAll()
  loaders.zoneOfInstance.clearAll()
  loaders.instancesOfZone.clearAll()
  loaders.ownership.ENVIRONMENT.clearAll()
  loaders.transfer.clearAll()
  loaders.ownership.TENANT.clearAll()
  loaders.ownership.VARIABLE.clearAll()
}

function inOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  return keys.map((key) => byKey.get(key) ?? null)
}

import type { OwnedKind, Ownership, OwnershipTransfer } from '@spaceport/database/zone'
import { spaceOf } from '@spaceport/kit/ids'
import type { ZoneContext } from '../context.js'
import { askHoldings, type Held, type Holdings } from './holdings.js'
import { assignedOwner, instanceOf } from './owner.js'
import { duplicatesOf, gapsOf, type Duplicate, type Gap, type Standing } from './problems.js'

/** What one Instance owns beyond what has its home there. */
export type InstanceHolding = { instance: string; owned: Ownership[]; isAnswered: boolean }

/** Who owns what in the fleet, and what is wrong with it. */
export type FleetMap = {
  instances: InstanceHolding[]
  gaps: Gap[]
  duplicates: Duplicate[]
  underWay: OwnershipTransfer[]
  truncated: boolean
}

/** The most owners and transfers that are looked at. */
const MOST = 5_000

type Known = Map<string, { kind: OwnedKind; names: string[] }>

/**
 * Who owns what in the fleet, what all Instances say to that, and what does not fit. Half of the time goes to what they hold, the rest to what
 * their placeholders stand for.
 */
export async function fleetMap(context: ZoneContext): Promise<FleetMap> {
  const { db, membership } = context
  const owned = await db.ownership.findMany({ orderBy: { id: 'asc' }, take: MOST + 1 })
  const done = await db.ownershipTransfer.findMany({ where: { state: 'DONE' }, orderBy: { id: 'desc' }, take: MOST })
  const underWay = await db.ownershipTransfer.findMany({
    where: { state: { in: ['SEALING', 'SEALED'] } },
    orderBy: { id: 'asc' },
    take: MOST,
  })
  const subjects = namesBySubject(owned, done)
  const names = [...subjects.values()].flatMap((one) => one.names)
  const first = await askHoldings(context, byInstance(names, context), { placeholders: true, share: 0.5 })
  const held = [...first.values()].flatMap((spaces) => spaces ?? []).flatMap(({ placeholders }) => placeholders)
  const states = new Map(statesIn(first))
  const asked = new Set(names)
  const more = held.map(({ remoteOf }) => remoteOf).filter((id) => !asked.has(id))
  const second = await askHoldings(context, byInstance(more, context), { placeholders: false, share: 0.8 })
  for (const [id, state] of statesIn(second)) states.set(id, state)
  const answered = (id: string) => isTold(first, id, context) && (asked.has(id) || isTold(second, id, context))
  const standing = (id: string): Standing => states.get(id) ?? (answered(id) ? 'GONE' : 'UNKNOWN')
  const changing = new Set(underWay.flatMap(({ fromEntity, toEntity, subject }) => [fromEntity, toEntity, subject]))
  const away = owned.filter(({ subject, entityId }) => subject !== entityId)
  return {
    instances: [...membership.instances.keys()].map((instance) => ({
      instance,
      owned: away.filter((row) => assignedOwner(row, membership) === instance),
      isAnswered: (first.get(instance) ?? null) !== null,
    })),
    gaps: [...gapsOf(held, standing, (id) => changing.has(id)), ...ownerless(away, held, standing, changing)],
    duplicates: duplicatesOf(subjects, standing),
    underWay,
    truncated: owned.length > MOST || [...first.values()].some((spaces) => spaces?.some((one) => one.truncated)),
  }
}

/** All names of what has another owner than its home, or had: by its home id. */
function namesBySubject(owned: readonly Ownership[], done: readonly OwnershipTransfer[]): Known {
  const known: Known = new Map()
  const add = (kind: OwnedKind, subject: string, ...names: string[]) => {
    const before = known.get(subject)?.names ?? [subject]
    known.set(subject, { kind, names: [...new Set([...before, ...names])] })
  }
  for (const { kind, subject, entityId } of owned) add(kind, subject, entityId)
  for (const { kind, subject, fromEntity, toEntity } of done) add(kind, subject, fromEntity, toEntity)
  return known
}

/** What has an owner that does not own it, though no placeholder says so. */
function ownerless(
  owned: readonly Ownership[],
  held: readonly Held[],
  standing: (id: string) => Standing,
  changing: ReadonlySet<string>,
): Gap[] {
  const told = new Set(held.map(({ id }) => id))
  const silent = owned.filter(({ subject }) => !told.has(subject) && !changing.has(subject))
  const rows = silent.map(({ kind, subject, entityId, epoch }) => ({
    kind,
    id: subject,
    name: '',
    remoteOf: entityId,
    epoch,
  }))
  return gapsOf(rows, standing, () => false)
}

function byInstance(ids: readonly string[], { membership }: ZoneContext): Map<string, string[]> {
  const grouped = new Map<string, string[]>()
  for (const id of new Set(ids)) {
    const instance = instanceOf(id, membership)
    if (instance !== null) grouped.set(instance, [...(grouped.get(instance) ?? []), id])
  }
  return grouped
}

function statesIn(answers: ReadonlyMap<string, Holdings>): [string, Standing][] {
  return [...answers.values()].flatMap((spaces) =>
    (spaces ?? []).flatMap(({ states }) =>
      states.map(({ id, isPlaceholder }): [string, Standing] => [id, isPlaceholder ? 'PLACEHOLDER' : 'LIVES']),
    ),
  )
}

/** Whether the Space of an id was told of; one that no Instance has is gone, and so is what was in it. */
function isTold(answers: ReadonlyMap<string, Holdings>, id: string, { membership }: ZoneContext): boolean {
  const instance = instanceOf(id, membership)
  if (instance === null) return true
  return answers.get(instance)?.some(({ space }) => space === spaceOf(id)) ?? false
}

import type { Prisma, PrismaClient } from '@spaceport/database/directory'
import type { EntryMember, MembershipLine } from '@spaceport/kit/membership'
import { parseId } from '@spaceport/kit/ids'
import { directoryId, localIds } from '../graph/ids.js'
import { entryMember, instanceMember, INSTANCE_COLUMNS, SPACE_COLUMNS, spaceMember } from './members.js'
import { currentRevision, MEMBERSHIP_KINDS } from './revision.js'
import type { Place } from './snapshot.js'

/** The most rows of the change feed that go into one line. */
const LONGEST_LINE = 2_000

type Feed = { id: number; kind: string; subject: string }

/**
 * What changed after a place, as one line, and the place after it; null if nothing did. Changes that followed each other
 * closely come together, as what they led to; a revision is named only when all up to it is told.
 */
export async function membershipChanges(
  db: PrismaClient,
  place: Place,
): Promise<{ line: MembershipLine; place: Place } | null> {
  if ((await currentRevision(db)) === place.revision) return null
  return db.$transaction(
    async (tx) => {
      const revision = await currentRevision(tx)
      const feed = await tx.change.findMany({
        where: { id: { gt: place.change }, kind: { in: [...MEMBERSHIP_KINDS] } },
        orderBy: { id: 'asc' },
        take: LONGEST_LINE,
        select: { id: true, kind: true, subject: true },
      })
      const told = feed.length < LONGEST_LINE ? revision : place.revision
      const line: MembershipLine = {
        type: 'change',
        revision: told,
        ...(await instancesOf(tx, feed)),
        ...(await spacesOf(tx, feed)),
        ...(await entriesOf(tx, feed)),
      }
      return { line, place: { revision: told, change: feed.at(-1)?.id ?? place.change } }
    },
    { isolationLevel: 'RepeatableRead' },
  )
}

async function instancesOf(tx: Prisma.TransactionClient, feed: readonly Feed[]) {
  const ids = idsOf(feed, 'Instances')
  if (ids.length === 0) return {}
  const found = await tx.instance.findMany({ where: { id: { in: ids } }, select: INSTANCE_COLUMNS })
  return { instances: found.map(instanceMember), removedInstances: missing('Instances', ids, found) }
}

async function spacesOf(tx: Prisma.TransactionClient, feed: readonly Feed[]) {
  const ids = idsOf(feed, 'Spaces')
  if (ids.length === 0) return {}
  const found = await tx.space.findMany({ where: { id: { in: ids }, state: 'ACTIVE' }, select: SPACE_COLUMNS })
  return { spaces: found.map(spaceMember), removedSpaces: missing('Spaces', ids, found) }
}

async function entriesOf(tx: Prisma.TransactionClient, feed: readonly Feed[]) {
  const wanted = subjectsOf(feed, 'Entries').map(entryOf)
  if (wanted.length === 0) return {}
  const pairs = wanted.map(({ group, space }) => ({ groupId: numberOf(group), spaceId: numberOf(space) }))
  const found = (await tx.entry.findMany({ where: { OR: pairs } })).map(entryMember)
  const present = new Set(found.map(({ group, space }) => `${group}/${space}`))
  return { entry: found, removedEntry: wanted.filter(({ group, space }) => !present.has(`${group}/${space}`)) }
}

function subjectsOf(feed: readonly Feed[], kind: string): string[] {
  return [...new Set(feed.filter((row) => row.kind === kind).map((row) => row.subject))]
}

function idsOf(feed: readonly Feed[], kind: 'Instances' | 'Spaces'): number[] {
  return localIds(kind, subjectsOf(feed, kind))
}

function missing(kind: 'Instances' | 'Spaces', ids: readonly number[], found: readonly { id: number }[]): string[] {
  const present = new Set(found.map(({ id }) => id))
  return ids.filter((id) => !present.has(id)).map((id) => directoryId(kind, id))
}

function entryOf(subject: string): EntryMember {
  const [group = '', space = ''] = subject.split('/')
  return { group, space }
}

function numberOf(id: string): number {
  return parseId(id)?.n ?? 0
}

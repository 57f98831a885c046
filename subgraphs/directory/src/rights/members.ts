import type { PrismaClient } from '@spaceport/database/directory'
import { grouped } from './grouped.js'

/** Who is in some groups, and who may enter some Spaces by which groups. */
export type Membership = {
  usersIn(group: number): ReadonlySet<number>
  mayEnter(user: number, space: number): boolean
}

/** Reads who is in the groups that teams name, and in those that may enter the Spaces. */
export async function readMembership(
  db: PrismaClient,
  { groups, spaces }: { groups: readonly number[]; spaces: readonly number[] },
): Promise<Membership> {
  const entries = await db.entry.findMany({ where: { spaceId: { in: [...spaces] } } })
  const asked = [...new Set([...groups, ...entries.map(({ groupId }) => groupId)])]
  const rows = await db.groupMember.findMany({ where: { groupId: { in: asked } } })
  const users = setsOf(
    grouped(rows, ({ groupId }) => groupId),
    ({ userId }) => userId,
  )
  const entering = setsOf(
    grouped(entries, ({ spaceId }) => spaceId),
    ({ groupId }) => groupId,
  )
  const usersIn = (group: number) => users.get(group) ?? NOBODY
  return {
    usersIn,
    mayEnter: (user, space) => [...(entering.get(space) ?? NOBODY)].some((group) => usersIn(group).has(user)),
  }
}

const NOBODY: ReadonlySet<number> = new Set()

function setsOf<Item>(groups: ReadonlyMap<number, Item[]>, value: (item: Item) => number): Map<number, Set<number>> {
  return new Map([...groups].map(([key, items]) => [key, new Set(items.map(value))]))
}

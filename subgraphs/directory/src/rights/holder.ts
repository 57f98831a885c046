import type { Chain } from '@spaceport/kit/rights/explained'
import { compareBytes, textKey } from '@spaceport/kit/page/text-key'
import type { DirectoryContext } from '../context.js'
import { directoryId, localIds } from '../graph/ids.js'
import { grouped } from './grouped.js'
import type { Link } from './explanation.js'
import { shownGroup, shownUser } from './shown-name.js'

/** One way by which one user has a right: in a Space (by its number), or over the fleet (null). `member`: `Users-1`, `Groups-2`. */
export type Way = {
  user: number
  space: number | null
  member: string
  chain: Omit<Chain, 'member' | 'team'> & { team: Chain['team'] | null }
}

/** Somebody who can do it, with where and how. */
export type Holder = {
  id: number
  name: string
  nameKey: string
  kind: 'PERSON' | 'SERVICE_ACCOUNT'
  /** Their roles over the fleet that give it. */
  fleet: Link[]
  /** In the order of the Spaces. */
  spaces: HeldInSpace[]
}

/** A Space in which somebody has a right, and by what. */
export type HeldInSpace = { space: number; name: string; chains: Link[] }

/** Puts the ways together by user, with the names that the caller is shown, in the order of those; whoever is disabled cannot do anything. */
export async function nameHolders(
  { db, caller }: Pick<DirectoryContext, 'db' | 'caller'>,
  ways: readonly Way[],
  most: number,
): Promise<{ holders: Holder[]; more: boolean }> {
  const byUser = grouped(ways, ({ user }) => user)
  const found = await db.user.findMany({
    where: { id: { in: [...byUser.keys()] }, disabledAt: null },
    select: { id: true, name: true, kind: true },
  })
  const users = found.map((user) => {
    const name = shownUser(caller, user)
    return { ...user, name, nameKey: textKey(name) }
  })
  const told = users.toSorted((a, b) => compareBytes(a.nameKey, b.nameKey) || a.id - b.id).slice(0, most)
  const groupIds = localIds('Groups', [...new Set(ways.map(({ member }) => member))])
  const groups = await db.group.findMany({ where: { id: { in: groupIds } }, select: { id: true, name: true } })
  const spaceIds = [...new Set(ways.flatMap(({ space }) => (space === null ? [] : [space])))]
  const spaces = await db.space.findMany({ where: { id: { in: spaceIds } }, select: { id: true, name: true } })
  const spaceNames = new Map(spaces.map(({ id, name }) => [id, name]))
  const names = new Map(groups.map((group) => [directoryId('Groups', group.id), shownGroup(caller, group)]))
  const holders = told.map((user) => {
    const link = ({ member, chain }: Way): Link => ({
      ...chain,
      member: { id: member, name: names.get(member) ?? user.name },
    })
    const bySpace = grouped(byUser.get(user.id) ?? [], ({ space }) => space)
    const spaces = [...bySpace]
      .flatMap(([space, some]) =>
        space === null ? [] : [{ space, name: spaceNames.get(space) ?? '', chains: some.map(link) }],
      )
      .toSorted((a, b) => a.space - b.space)
    return { ...user, fleet: (bySpace.get(null) ?? []).map(link), spaces }
  })
  return { holders, more: users.length > told.length }
}

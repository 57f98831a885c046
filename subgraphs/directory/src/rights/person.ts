import type { SystemRole } from '@spaceport/kit/caller'
import type { DirectoryContext } from '../context.js'
import { shownGroup, shownUser } from './shown-name.js'

/** What the directory knows of a user's rights: their groups, what those may enter, and the roles over the fleet of both. */
export type Person = {
  id: number
  /** As the caller is shown it; so those of the groups. */
  name: string
  disabled: boolean
  systemRoles: SystemRole[]
  groups: { id: number; name: string; systemRoles: SystemRole[]; enters: boolean }[]
}

/** A user with their groups; `space`: the Space whose entry is looked at. Null if there is none; whether the caller may know is not asked here. */
export async function readPerson(
  { db, caller }: DirectoryContext,
  id: number,
  space: number | null,
): Promise<Person | null> {
  const roles = { select: { role: true }, orderBy: { role: 'asc' } } as const
  const found = await db.user.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      disabledAt: true,
      systemRoles: roles,
      groups: {
        orderBy: { groupId: 'asc' },
        select: {
          group: {
            select: {
              id: true,
              name: true,
              systemRoles: roles,
              entries: { where: { spaceId: space ?? 0 }, select: { spaceId: true } },
            },
          },
        },
      },
    },
  })
  if (!found) return null
  return {
    id: found.id,
    name: shownUser(caller, found),
    disabled: found.disabledAt !== null,
    systemRoles: found.systemRoles.map(({ role }) => role),
    groups: found.groups.map(({ group: { entries, systemRoles, ...group } }) => ({
      ...{ id: group.id, name: shownGroup(caller, group) },
      systemRoles: systemRoles.map(({ role }) => role),
      enters: entries.length > 0,
    })),
  }
}

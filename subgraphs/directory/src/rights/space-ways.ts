import type { PrismaClient } from '@spaceport/database/directory'
import { localIds } from '../graph/ids.js'
import type { Way } from './holder.js'
import type { SpaceHolders } from './holders.js'
import { readMembership } from './members.js'

/** What Spaces say of members of teams, for each user: themselves, or whoever is in the group; of whom only those count who may enter the Space. */
export async function spaceWays(db: PrismaClient, answers: readonly SpaceHolders[]): Promise<Way[]> {
  const told = answers.flatMap(({ space, chains }) => (chains === null ? [] : [{ space, chains }]))
  const members = told.flatMap(({ chains }) => chains.map(({ member }) => member))
  const membership = await readMembership(db, {
    groups: localIds('Groups', members),
    spaces: told.map(({ space }) => space),
  })
  return told.flatMap(({ space, chains }) =>
    chains.flatMap(({ member, ...chain }) => {
      const users = localIds('Users', [member])
      const inGroup = localIds('Groups', [member]).flatMap((group) => [...membership.usersIn(group)])
      return [...users, ...inGroup]
        .filter((user) => membership.mayEnter(user, space))
        .map((user): Way => ({ user, space, member, chain }))
    }),
  )
}

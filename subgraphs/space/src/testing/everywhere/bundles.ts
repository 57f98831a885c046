import { partyOf } from '@spaceport/kit/bundle/statement'
import { blobOf, makeBundle } from '@spaceport/kit/bundle/write'
import { writePortableRelease } from '@spaceport/kit/bundle/content'
import { randomUUID } from 'node:crypto'
import { importCarried } from '../../incoming-bundle/import.js'
import { carried } from '../../incoming-bundle/testing/carried.js'
import { identityOf } from '../../space-key/keys.js'
import type { TestSpace } from '../space.js'
import { handedKeys } from './identities.js'

/** How many bundles come in. */
const BUNDLES = 3

let next = ''

/** The digest of a file that is there and was not taken in yet. */
export function nextBundle(): string {
  return next
}

/**
 * Puts the third trust in force, whose approvers are the managers, and takes in bundles that came by it; one more is uploaded only. Each of them
 * asks for a value.
 */
export async function bringBundles(space: TestSpace): Promise<void> {
  const { db, content: store } = space
  const keys = handedKeys(2)
  const { root } = keys.identity
  const team = await db.team.findFirstOrThrow({ where: { members: { some: { subject: 'Users-1' } } } })
  await db.trust.updateMany({ where: { root }, data: { state: 'ACTIVE', approvalTeamId: team.id, approvalsNeeded: 0 } })
  const self = await identityOf(db)
  if (!self) throw new Error('the Space has no keys')
  let previous: string | null = null
  for (let sequence = 1; sequence <= BUNDLES + 1; sequence++) {
    const release = carried(root, sequence, { needed: ['Region'] })
    const parts = [blobOf('release', 'Shop', writePortableRelease(release)), blobOf('history', 'history', '[]')]
    const statement = {
      ...{ bundleId: randomUUID(), source: partyOf(keys.identity), destination: partyOf(self), sequence, previous },
      ...{ withdrawn: [], replaces: null, createdAt: new Date().toISOString() },
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    }
    const made = makeBundle(statement, parts, keys)
    previous = made.statementDigest
    next = (await store.put('Spaces-1', made.bytes())).sha256
    if (sequence <= BUNDLES) await importCarried(await space.contextOf(), next)
  }
}

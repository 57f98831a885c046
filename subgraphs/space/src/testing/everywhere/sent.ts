import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { signReceipt } from '@spaceport/kit/bundle/receipt'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { identityOf } from '../../space-key/keys.js'
import { MANAGER } from '../callers.js'
import { mutate } from '../mutate.js'
import type { TestSpace } from '../space.js'
import { trusted } from '../trusts.js'

/** How many bundles go out. */
const BUNDLES = 3

const sent = { trust: '', receipt: '' }

/** The trust by which bundles go out. */
export function sentBy(): string {
  return sent.trust
}

/** A receipt of the last bundle, which nobody has taken yet. */
export function nextReceipt(): string {
  return sent.receipt
}

/** Trusts one more Space, sends it the releases of which nothing is known to be wrong, and has it answer for the last of them. */
export async function sendBundles(space: TestSpace): Promise<void> {
  const { db } = space
  const keys = generateSpaceKeys('Taker')
  sent.trust = await trusted(space, keys.identity, 'RECEIPTS')
  const releases = await db.release.findMany({ where: { openDefects: 0 }, orderBy: { id: 'asc' }, take: BUNDLES })
  for (const { id } of releases) {
    const input = { release: `Spaces-1/Releases-${id}`, trust: sent.trust }
    const { errors } = await mutate(space, 'promoteRelease', input, MANAGER)
    if (errors[0]) throw new Error(errors[0].message)
  }
  const self = await identityOf(db)
  const last = await db.outgoingBundle.findFirstOrThrow({ orderBy: { sequence: 'desc' }, include: { release: true } })
  if (!self) throw new Error('the Space has no keys')
  const at = new Date().toISOString()
  const deployment = { id: 'Spaces-9/Deployments-1', environment: 'Site', tenant: 'Acme', state: 'SUCCESS' }
  sent.receipt = signReceipt(
    {
      ...{ bundleId: last.bundleId, statementDigest: last.statementDigest, number: 1, state: 'ACCEPTED' },
      ...{ source: partyOf(keys.identity), destination: partyOf(self), issuedAt: at, importedAt: at, decidedAt: at },
      ...{
        reason: null,
        approvals: [],
        onward: [],
        release: { project: 'x', version: last.release.name, origin: 'x' },
      },
      deployments: [{ ...deployment, queuedAt: at, startedAt: at, completedAt: at }],
    },
    keys,
  )
}

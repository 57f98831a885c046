import type { TrustPurpose } from '@spaceport/database/space'
import { fingerprintOf, type Identity } from '@spaceport/kit/bundle/identity'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { identityOf } from '../space-key/keys.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { newApprovals, NO_APPROVALS, type ApprovalsInput } from './approvals.js'
import { defaultName } from './default-name.js'
import { pinned, readHandedOver } from './pinned.js'
import { trustIn } from './signers.js'

/** Whom to trust, and with what. */
export type CreateTrust = ApprovalsInput & {
  space: string
  /** What the other Space handed over. */
  identity: string
  purpose: TrustPurpose
  name?: string | null
  idempotencyKey?: string | null
}

/** The advisory lock under which trusts are made, one at a time, so that none is made twice. */
const CREATION_LOCK = 7_281_011

/**
 * Pins another Space's identity for one purpose; it counts for nothing until somebody has confirmed its fingerprint. Throws `CONFLICT` when there is a
 * trust in that Space for the purpose already, or for a taken name; `BUNDLE_MALFORMED` for a text that is no identity, `BAD_INPUT` for this Space's own.
 */
export function createTrust(context: SpaceContext, input: CreateTrust): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  const { purpose } = input
  return change(context, {
    operation: 'createTrust',
    permission: 'TrustAdminister',
    input,
    async run(tx) {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${CREATION_LOCK}::bigint)::text`
      const identity = readHandedOver(input.identity, 'input', 'identity')
      await requireOther(tx, identity)
      await requireFree(tx, purpose, identity)
      const after = await tx.trust.create({
        data: {
          ...(await newName(tx, input, identity)),
          ...{ purpose, root: identity.root, createdBy: context.caller.subject },
          ...pinned(identity),
          ...(await newApprovals(tx, context, purpose, NO_APPROVALS, input)),
        },
      })
      return { answer: { local: after.id }, changed: [changed(context, 'Trusts', { after })] }
    },
  })
}

/**
 * Only first keys prove their root. So a Space that is trusted for the other purpose is known by the keys that are pinned there: newer ones come by
 * `rotateTrust`, and another Space that claims its root does not come at all.
 */
async function requireFree(tx: Tx, purpose: TrustPurpose, identity: Identity): Promise<void> {
  const other = await trustIn(tx, purpose, identity.root)
  if (other) throw refuse('CONFLICT', `There is trust in it already: "${other.name}".`, 'input', 'identity')
  const beside = await trustIn(tx, purpose === 'RELEASES' ? 'RECEIPTS' : 'RELEASES', identity.root)
  if (!beside || beside.fingerprint === fingerprintOf(identity)) return
  const message = `"${beside.name}" pins other keys of the same root: lead that trust to these keys first, or revoke it.`
  throw refuse('CONFLICT', message, 'input', 'identity')
}

async function requireOther(tx: Tx, { root }: Identity): Promise<void> {
  const own = await identityOf(tx)
  if (own?.root === root) throw refuse('BAD_INPUT', "It is this Space's own identity.", 'input', 'identity')
}

async function newName(tx: Tx, { name }: CreateTrust, identity: Identity) {
  const taken = (nameKey: string) => tx.trust.findUnique({ where: { nameKey }, select: { id: true } })
  if (typeof name === 'string') return freeName(name, 'trust', taken)
  const free = await defaultName(identity.space, taken)
  return { name: free, nameKey: textKey(free) }
}

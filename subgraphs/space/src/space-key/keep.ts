import { fingerprintOf, writeIdentity, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import type { Changed } from '@spaceport/kit/write/audit'
import type { SpaceContext } from '../context.js'
import { keepSecret } from '../secret/keep.js'
import type { Tx } from '../write/change.js'

/** Keeps a pair of keys that was just made, and says what the audit has of it. `rotation` vouches for it; null for the first. */
export async function keepKeys(
  tx: Tx,
  context: SpaceContext,
  { identity, signingKey, encryptionKey }: SpaceKeys,
  rotation: string | null,
): Promise<Changed> {
  const { generation, space: name, root } = identity
  const fingerprint = fingerprintOf(identity)
  const before = await tx.spaceKey.findFirst({
    orderBy: { generation: 'desc' },
    select: { generation: true, fingerprint: true },
  })
  await tx.spaceKey.create({
    data: {
      ...{ generation, fingerprint, identity: writeIdentity(identity), rotation },
      signingKeyId: await keepSecret(tx, context, signingKey),
      encryptionKeyId: await keepSecret(tx, context, encryptionKey),
    },
  })
  const after = { generation, fingerprint, name, root }
  return { kind: 'Spaces', id: context.spaceId, version: generation, before, after }
}

import { ComponentClient } from '@spaceport/kit/client'
import { SpaceportError } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'

/** Who gets which built-in role in a new Space, by the role's local id. */
export type SpaceMember = { subject: string; role: number }

/** Milliseconds that an Instance may take to make a Space's database. */
const LONGEST = 20_000

/**
 * Has an Instance make the database of a Space; it answers alike if it has it already. Throws `INSTANCE_UNAVAILABLE`
 * for whatever it answers but success, `DEADLINE_EXCEEDED` if the asker waits no longer.
 */
export async function makeOnInstance(
  { signer, instanceAddresses, caller, signal, remaining, requestId }: DirectoryContext,
  instance: { id: number; name: string; url: string; publicKey: string; nextPublicKey: string | null },
  space: number,
  members: readonly SpaceMember[],
): Promise<void> {
  const { url, publicKey, nextPublicKey } = instance
  const peer = {
    name: directoryId('Instances', instance.id),
    url,
    publicKey,
    nextPublicKey,
    addresses: instanceAddresses,
  }
  try {
    await new ComponentClient(signer, peer).ask({
      method: 'POST',
      path: '/internal/spaces',
      json: { space: directoryId('Spaces', space), members },
      caller,
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]),
      remaining: Math.min(remaining(), LONGEST),
      requestId,
    })
  } catch (error) {
    if (signal.aborted) throw signal.reason
    log('warn', 'an Instance did not make a Space', { instance: peer.name, error: String(error), requestId })
    throw new SpaceportError('INSTANCE_UNAVAILABLE', `The Instance ${instance.name} did not make the Space.`, {
      path: ['input', 'instance'],
    })
  }
}

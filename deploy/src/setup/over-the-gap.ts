import { acceptCarried, deployCarried, straightTo } from './carried-release.js'
import { carryBundle, carryReceipt, promote, type Carrier, type Leg } from './carry.js'

/** A way over a gap: the trust by which its source sends, and the environment of its target to which carried releases go. */
export type Gap = Leg & { trust: string; environment: string }

/** How many releases are carried over the gap. */
export const CARRIED = 3

/**
 * Carries releases of one project over a gap by hand, the oldest first, each to stand otherwise: the first was deployed, and its receipt brought back; the
 * second was deployed, of which the source knows nothing yet; the third waits in the inbox. A second time changes nothing.
 */
export async function carryOverTheGap(carrier: Carrier, gap: Gap, releases: readonly string[]): Promise<void> {
  const { client } = carrier
  for (const [at, release] of releases.slice(0, CARRIED).entries()) {
    const bundle = await carryBundle(carrier, gap, await promote(client, release, gap.trust))
    if (at === CARRIED - 1) return
    const lifecycle = await straightTo(client, gap.to, gap.environment)
    await deployCarried(client, await acceptCarried(client, bundle, lifecycle), gap.environment)
    if (at === 0) await carryReceipt(carrier, gap, bundle)
  }
}

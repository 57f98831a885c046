import type { Promotion } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { parseEntityId, spaceOf } from '@spaceport/kit/ids'
import { z } from 'zod'
import type { Zones } from '../context.js'
import { claim, HoldLost, type Hold } from './hold.js'
import { readOutbox, type WaitingBundle } from './outbox.js'
import { backoff, isRefusal } from './refusal.js'
import { provenRoots } from './roots.js'
import { sendFile, type Way } from './send.js'
import { deliver, fail, withdraw } from './settle.js'
import { wayBetween } from './way.js'

/** Milliseconds after which a transfer lets others go first. */
const LEG = 60_000

const importSchema = z.object({ id: z.string(), bundleId: z.string(), receipt: z.string() })
const takenSchema = z.object({ id: z.string() })

/**
 * Carries one promotion on, from where it is: packages, the bundle, its import, the receipt. Gives the seconds after which it is to be
 * carried on, null if it is not. Safe to be killed at any moment, and to run twice: whatever it does to a Space has its effect once.
 */
export async function carry(zones: Zones, id: number, signal: AbortSignal): Promise<number | null> {
  const hold = await claim(zones.db, id)
  if (!hold) return null
  const rest = hold.beat()
  try {
    const ends = performance.now() + LEG
    return (await leg(zones, hold, signal, () => performance.now() < ends)) ? null : 0
  } catch (error) {
    if (error instanceof HoldLost) return null
    if (signal.aborted) return 0
    if (!(error instanceof SpaceportError)) throw error
    return await faulted(zones, hold, error).catch(unlessLost)
  } finally {
    rest()
  }
}

/** Whether it came to an end. */
async function leg(zones: Zones, hold: Hold, signal: AbortSignal, hasTime: () => boolean): Promise<boolean> {
  const way = await wayBetween(zones, hold.row, signal)
  const bundle = await findWaiting(zones, way, hold.row)
  if (!bundle) {
    await (hold.row.incoming === null ? withdraw(zones, hold) : deliver(zones, hold))
    return true
  }
  if (hold.row.state === 'SENDING_PACKAGES') await requireAccepted(way, bundle)
  if (hold.row.state === 'SENDING_PACKAGES' && !(await sendPackages(way, hold, bundle, hasTime))) return false
  if (hold.row.state === 'SENDING' && !(await sendBundle(way, hold, bundle, hasTime))) return false
  await importBundle(way, hold, bundle)
  await deliver(zones, hold)
  return true
}

/** The bundle as it waits at its source; null if it does not. */
async function findWaiting(zones: Zones, way: Way, row: Promotion): Promise<WaitingBundle | null> {
  const instance = zones.membership.instanceOf(row.sourceSpace)
  const { bundles, unavailable } = await readOutbox(way.source, instance?.id ?? '', zones)
  if (unavailable.includes(row.sourceSpace)) {
    throw new SpaceportError('SPACE_UNAVAILABLE', `The database of ${row.sourceSpace} did not answer.`)
  }
  return bundles.find(({ id, bundleId }) => id === row.outgoing && bundleId === row.bundleId) ?? null
}

/** Throws `SIGNER_UNKNOWN` or `SIGNER_REVOKED` where the target takes nothing from the source: then nothing is sent that would fill it for nothing. */
async function requireAccepted({ source, target, sourceSpace, targetSpace }: Way, { fileDigest }: WaitingBundle) {
  const root = (await provenRoots(source)).get(sourceSpace)
  if (root === undefined)
    throw new SpaceportError('SPACE_UNAVAILABLE', `${sourceSpace} does not show that its keys are its own.`)
  await target.ask('/internal/accepts', { space: targetSpace, root, fileDigest }, z.object({}))
}

/** Sends the packages ahead that the target lacks. One that the source lacks itself is left out: whoever accepts sees that it is missing. */
async function sendPackages(way: Way, hold: Hold, bundle: WaitingBundle, hasTime: () => boolean): Promise<boolean> {
  const files = new Map(bundle.packages.map((file) => [file.sha256, file]))
  let there = 0
  for (const file of files.values()) {
    const sent = await sendFile(way, file, arriving(hold, there, hasTime)).catch((error: unknown) => {
      if (error instanceof SpaceportError && error.code === 'NOT_FOUND') return null
      throw error
    })
    if (sent === false) return false
    if (sent) there += file.size
  }
  await hold.save({ state: 'SENDING', sentBytes: BigInt(there), totalBytes: BigInt(there + bundle.size) })
  return true
}

async function sendBundle(way: Way, hold: Hold, bundle: WaitingBundle, hasTime: () => boolean): Promise<boolean> {
  const before = Number(hold.row.totalBytes) - bundle.size
  const file = { sha256: bundle.fileDigest, size: bundle.size }
  if (!(await sendFile(way, file, arriving(hold, before, hasTime)))) return false
  // From here on it cannot be cancelled: it may have been imported.
  await hold.save({ state: 'IMPORTING' })
  return true
}

/** Writes after every piece how far it is; there a cancelled promotion stops. */
function arriving(hold: Hold, before: number, hasTime: () => boolean) {
  return async (bytes: number, moved: boolean): Promise<boolean> => {
    const better = moved ? { attempts: 0, faultCode: null, fault: null } : {}
    await hold.save({ sentBytes: BigInt(before + bytes), ...better })
    return hasTime()
  }
}

/** The import gives the first receipt, however often it is repeated; the source takes that in. */
async function importBundle(way: Way, hold: Hold, { fileDigest }: WaitingBundle): Promise<void> {
  const { sourceSpace, targetSpace, bundleId } = hold.row
  const imported = await way.target.order('/internal/imports', { space: targetSpace, fileDigest }, importSchema)
  const isThere = parseEntityId(imported.id)?.kind === 'IncomingBundles' && spaceOf(imported.id) === targetSpace
  if (!isThere || imported.bundleId !== bundleId) {
    throw new SpaceportError('INSTANCE_UNAVAILABLE', `${targetSpace} imported something else.`)
  }
  await hold.save({ incoming: imported.id })
  await way.source.order('/internal/receipts/take', { space: sourceSpace, receipt: imported.receipt }, takenSchema)
}

/** What a refusal ends, a fault delays: longer from time to time. */
async function faulted(zones: Zones, hold: Hold, error: SpaceportError): Promise<number | null> {
  if (isRefusal(error)) {
    await fail(zones, hold, error.code, error.message)
    return null
  }
  const attempts = hold.row.attempts + 1
  await hold.save({ attempts, faultCode: error.code, fault: error.message })
  return backoff(attempts)
}

function unlessLost(error: unknown): null {
  if (error instanceof HoldLost) return null
  throw error
}

import { spaceOf } from '@spaceport/kit/ids'
import { z } from 'zod'
import type { Zones } from '../context.js'
import type { InstanceLine } from './line.js'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const size = z.number().int().nonnegative().safe()
const waitingSchema = z.object({
  id: z.string().max(100),
  bundleId: z.string().max(100),
  /** Whom it is for, or whom it tells. */
  root: sha256,
})
const bundleSchema = waitingSchema.extend({
  fileDigest: sha256,
  size,
  packages: z.array(z.object({ sha256, size })).max(10_000),
})
const outboxSchema = z.object({
  bundles: z.array(bundleSchema),
  receipts: z.array(waitingSchema),
  /** The Spaces that could not be looked into. */
  unavailable: z.array(z.string()),
})

/** A bundle that waits in an outbox. */
export type WaitingBundle = z.infer<typeof bundleSchema>

/** A receipt that waits: the id is that of the bundle in the Space that tells. */
export type WaitingReceipt = z.infer<typeof waitingSchema>

/** What waits on one Instance to be carried. */
export type Outbox = z.infer<typeof outboxSchema>

/** Reads what waits on an Instance. What it names of Spaces that are not its own is left out: an Instance speaks for no other. */
export async function readOutbox(
  line: InstanceLine,
  instance: string,
  { membership }: Pick<Zones, 'membership'>,
): Promise<Outbox> {
  const { bundles, receipts, unavailable } = await line.ask('/internal/outbox', {}, outboxSchema)
  const isItsOwn = ({ id }: { id: string }) => membership.spaces.get(spaceOf(id) ?? '')?.instance === instance
  return { bundles: bundles.filter(isItsOwn), receipts: receipts.filter(isItsOwn), unavailable }
}

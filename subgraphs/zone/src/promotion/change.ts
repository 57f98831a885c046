import type { Prisma, Promotion } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { expectVersion } from '@spaceport/kit/write/outcome'
import { write } from '@spaceport/kit/write/write'
import type { ZoneContext } from '../context.js'
import { audited } from '../courier/audited.js'
import { notFound, readId } from '../graph/ids.js'
import type { Tx } from '../write/change.js'
import { loadPromotion } from './load.js'
import { requirePromote } from './right.js'

/** What every change of a promotion is given. */
export type PromotionInput = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Changes a promotion on behalf of somebody who may promote its release; gives its number. Whoever carries it at the moment notices by
 * its version. Throws `READ_ONLY_KEY`, `BAD_ID`, `NOT_FOUND`, `FORBIDDEN`, `INSTANCE_UNAVAILABLE`, `VERSION_CONFLICT` and what `decide` throws.
 */
export async function changePromotion(
  context: ZoneContext,
  operation: string,
  input: PromotionInput,
  decide: (row: Promotion) => Prisma.PromotionUpdateInput,
): Promise<number> {
  // Before its Space is asked, which would only say no.
  if (context.caller.cap?.readOnly) throw new SpaceportError('READ_ONLY_KEY', 'This API key may only read.')
  const id = readId('Promotions', input.id, 'input', 'id')
  const seen = await loadPromotion(context, id)
  if (!seen) throw notFound('promotion', 'input', 'id')
  await requirePromote(context, seen.outgoing)
  return write<Tx, number>(context.db, {
    caller: context.caller,
    operation,
    input,
    idempotencyKey: input.idempotencyKey,
    requestId: context.requestId,
    timeout: Math.max(1, context.remaining()),
    async run(tx) {
      await tx.$queryRaw`SELECT 1 FROM promotion WHERE id = ${id} FOR UPDATE`
      const before = await tx.promotion.findUniqueOrThrow({ where: { id } })
      expectVersion(before.version, input.expectedVersion)
      const after = await tx.promotion.update({
        where: { id },
        data: { ...decide(before), version: { increment: 1 }, updatedAt: new Date() },
      })
      return { answer: id, changed: [audited(before, after)] }
    },
  })
}

import type { Prisma } from '@spaceport/database/zone'
import { SpaceportError } from '@spaceport/kit/errors'
import { write, type Written } from '@spaceport/kit/write/write'
import { holds } from '../access/permissions.js'
import type { ZoneContext } from '../context.js'
import { forget } from '../load.js'

/** A transaction on the zone's database. */
export type Tx = Prisma.TransactionClient

/** Throws `FORBIDDEN` unless the caller administers the fleet. */
export function requireAdministrator({ caller }: Pick<ZoneContext, 'caller'>): void {
  if (!holds(caller, 'AdministerSystem')) throw new SpaceportError('FORBIDDEN', 'This takes an administrator.')
}

/** As `requireAdministrator`, and throws `READ_ONLY_KEY`: for a change that asks Instances before it is written. */
export function requireChanger(context: Pick<ZoneContext, 'caller'>): void {
  requireAdministrator(context)
  if (context.caller.cap?.readOnly) throw new SpaceportError('READ_ONLY_KEY', 'This API key may only read.')
}

/** Changes something on an administrator's behalf: all that happens, or nothing. Throws `FORBIDDEN` and what `run` throws. */
export async function change<Answer>(
  context: ZoneContext,
  operation: string,
  input: { idempotencyKey?: string | null | undefined },
  run: (tx: Tx) => Promise<Written<Answer>>,
): Promise<Answer> {
  requireAdministrator(context)
  try {
    return await write<Tx, Answer>(context.db, {
      caller: context.caller,
      operation,
      input,
      idempotencyKey: input.idempotencyKey,
      requestId: context.requestId,
      timeout: Math.max(1, context.remaining()),
      run,
    })
  } finally {
    forget(context.loaders)
  }
}

/** Counts one more change to Zones and placements. Its lock puts such changes in order, so it comes first in a transaction. */
export async function countChange(tx: Tx): Promise<void> {
  await tx.revision.upsert({ where: { id: 1 }, create: { id: 1, value: 1 }, update: { value: { increment: 1 } } })
}

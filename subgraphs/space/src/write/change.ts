import type { Prisma } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import { isUniqueViolation, refuse } from '@spaceport/kit/write/outcome'
import { write, type Written } from '@spaceport/kit/write/write'
import { holds } from '../access/rights.js'
import type { SpaceContext } from '../context.js'

/** A transaction on the Space's database. */
export type Tx = Prisma.TransactionClient

/** One change that a caller asks for. */
export type Change<Answer> = {
  /** The mutation's name. */
  operation: string
  permission: FieldPermission
  input: { idempotencyKey?: string | null }
  /** Checks and changes; whatever it throws undoes everything. The answer is plain JSON. */
  run(tx: Tx): Promise<Written<Answer>>
}

/**
 * The one way to change anything in a Space: rights first, then kit's write path. A caller who may not even see the
 * Space gets `NOT_FOUND`, as for a Space that does not exist; one who may see it `FORBIDDEN`.
 */
export async function change<Answer>(context: SpaceContext, request: Change<Answer>): Promise<Answer> {
  const { caller, role, requestId, spaceId } = context
  if (role === null) throw new SpaceportError('NOT_FOUND', `There is no ${spaceId}.`)
  if (!holds(role, request.permission)) {
    throw new SpaceportError('FORBIDDEN', `This takes the permission ${request.permission} in ${spaceId}.`)
  }
  const { operation, input, run } = request
  try {
    return await write<Tx, Answer>(context.db, {
      caller,
      operation,
      input,
      idempotencyKey: input.idempotencyKey,
      requestId,
      run,
    })
  } catch (error) {
    // Two at once asked for the same name; whoever comes second in line meets the database's own rule.
    if (isUniqueViolation(error)) throw refuse('CONFLICT', 'The name is taken.', 'input', 'name')
    throw error
  }
}

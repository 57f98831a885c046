import type { Prisma } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import { decide, holdsSomewhere } from '@spaceport/kit/rights/decide'
import type { Permission } from '@spaceport/kit/rights/permission'
import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { inputKey } from '@spaceport/kit/secret/input-key'
import { isReferenceViolation, isUniqueViolation, refuse } from '@spaceport/kit/write/outcome'
import { write, type Written } from '@spaceport/kit/write/write'
import type { SpaceContext } from '../context.js'
import { placed } from './placed.js'

/** A transaction on the Space's database. */
export type Tx = Prisma.TransactionClient

/** One change that a caller asks for. */
export type Change<Answer> = {
  /** The mutation's name. */
  operation: string
  /**
   * The permission that it takes, which must reach where `at` says. Of several any lets a caller in who has it somewhere, and `run` asks for
   * the one that counts.
   */
  permission: Permission | readonly Permission[]
  input: { idempotencyKey?: string | null }
  /** Milliseconds that it may take, where that is long, such as to write a large file. */
  timeout?: number
  /**
   * Where what is to change stands, or what is new is to stand; throws `NOT_FOUND` for what the caller cannot see. Left out for
   * what stands in no project, environment or tenant.
   */
  at?(tx: Tx): Promise<Position>
  /** Checks and changes, given what `at` said; whatever it throws undoes everything. The answer is plain JSON. */
  run(tx: Tx, position: Position): Promise<Written<Answer>>
}

/**
 * The one way to change anything in a Space: rights first, then kit's write path. A caller who has no right in the Space at all gets
 * `NOT_FOUND`, as for a Space that does not exist; one whose permission is lacking, or does not reach what is to change, `FORBIDDEN`.
 */
export async function change<Answer>(context: SpaceContext, request: Change<Answer>): Promise<Answer> {
  const { caller, rights, requestId, spaceId } = context
  const { operation, permission, input, timeout, at, run } = request
  const permissions = typeof permission === 'string' ? [permission] : permission
  if (rights.grants.length === 0) throw new SpaceportError('NOT_FOUND', `There is no ${spaceId}.`)
  // A key that may only read hears so from kit.
  if (!rights.cap?.readOnly && !permissions.some((one) => holdsSomewhere(rights, one))) {
    throw new SpaceportError('FORBIDDEN', `This takes the permission ${permissions.join(' or ')} in ${spaceId}.`)
  }
  try {
    return await write<Tx, Answer>(context.db, {
      caller,
      operation,
      input,
      idempotencyKey: input.idempotencyKey,
      inputKey: inputKey(context.secrets.current(), spaceId),
      requestId,
      ...(timeout === undefined ? {} : { timeout }),
      async run(tx) {
        const position = at ? await at(tx) : NOWHERE
        if (typeof permission === 'string') requireReach(context, permission, position)
        const { answer, changed } = await run(tx, position)
        return { answer, changed: await placed(tx, changed, position) }
      },
    })
  } catch (error) {
    // Two at once asked for the same name; whoever comes second in line meets the database's own rule.
    if (isUniqueViolation(error)) throw refuse('CONFLICT', 'The name is taken.', 'input', 'name')
    // What an input refers to was deleted, or what it deletes was used, since that was looked at.
    if (isReferenceViolation(error)) {
      throw refuse(
        'VERSION_CONFLICT',
        'What it is about was used or deleted by somebody else at the same time.',
        'input',
      )
    }
    throw error
  }
}

/** Throws `FORBIDDEN` unless the caller's permission reaches a position: where something stands, or where it is to stand. */
export function requireReach({ rights, spaceId }: SpaceContext, permission: Permission, position: Position): void {
  if (decide(rights, permission, position).allowed) return
  throw new SpaceportError('FORBIDDEN', `This takes the permission ${permission} in ${spaceId} for what it is about.`)
}

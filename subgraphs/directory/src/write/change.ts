import type { Prisma } from '@spaceport/database/directory'
import { SpaceportError } from '@spaceport/kit/errors'
import { isUniqueViolation } from '@spaceport/kit/write/outcome'
import { write, type Written } from '@spaceport/kit/write/write'
import type { DirectoryContext } from '../context.js'

/** What every mutation's input has. */
export type ChangeInput = { readonly idempotencyKey?: string | null | undefined }

/** One transaction of the directory's database. */
export type Tx = Prisma.TransactionClient

/**
 * Changes the directory on behalf of a caller, by the one write path. An API key that is limited to some Spaces changes
 * nothing here, since what it could change reaches beyond them.
 */
export async function change<Answer>(
  { db, caller, requestId }: DirectoryContext,
  request: {
    operation: string
    /** The input; secrets in it replaced by keyed digests, since a digest of it is stored. */
    input: ChangeInput
    /** Milliseconds that the transaction may take. */
    timeout?: number
    run(tx: Tx): Promise<Written<Answer>>
  },
): Promise<Answer> {
  if (caller.cap?.spaces) {
    throw new SpaceportError('FORBIDDEN', 'An API key that is limited to some Spaces changes nothing outside them.')
  }
  try {
    return await write<Tx, Answer>(db, {
      ...request,
      caller,
      requestId,
      idempotencyKey: request.input.idempotencyKey,
    })
  } catch (error) {
    // Somebody else took the name between the look and the write.
    if (isUniqueViolation(error)) throw new SpaceportError('CONFLICT', 'There is one like this already.')
    throw error
  }
}

import { SpaceportError } from '@spaceport/kit/errors'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireVersion } from '../write/version.js'

/** As `requireVersion`, for a variable that stands somewhere in an input. Throws `VERSION_CONFLICT`, which says where. */
export async function requireVersionAt(
  tx: Tx,
  context: SpaceContext,
  row: { id: number; version: number },
  expected: number | null | undefined,
  ...path: string[]
): Promise<void> {
  try {
    await requireVersion(tx, context, 'Variables', row, expected)
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    throw new SpaceportError(error.code, error.message, { ...error.details, path: [...path, 'expectedVersion'] })
  }
}

import { seal } from '@spaceport/kit/secret/seal'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { secretPlace } from './place.js'
import { readSecret } from './text.js'

/**
 * Keeps a sensitive value, sealed, and gives the number by which everything else refers to it. Each value has a row of its own that goes on
 * meaning what it meant: another value is another row. Throws `BAD_INPUT` for a text that is none; `path` leads to its input.
 */
export async function keepSecret(
  tx: Tx,
  { secrets, spaceId }: Pick<SpaceContext, 'secrets' | 'spaceId'>,
  text: string,
  ...path: string[]
): Promise<number> {
  const data = seal(secrets.current(), secretPlace(spaceId), readSecret(text, ...path))
  return (await tx.secret.create({ data, select: { id: true } })).id
}

import { SpaceportError } from '@spaceport/kit/errors'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { requireReach } from '../write/change.js'
import { nameFault } from '../write/text.js'

/**
 * Throws unless the caller may see the packages of this Space: `NOT_FOUND` for another Space or none, `FORBIDDEN`; `BAD_INPUT` for texts that
 * nothing can be called by.
 */
export function requireReadable(context: SpaceContext, space: string, names: readonly string[]): void {
  const { rights, spaceId } = context
  if (space !== spaceId || rights.grants.length === 0) throw new SpaceportError('NOT_FOUND', `There is no ${spaceId}.`)
  requireReach(context, 'FeedView', NOWHERE)
  for (const name of names) {
    const fault = nameFault(name)
    if (fault) throw new SpaceportError('BAD_INPUT', `A package or version ${fault}.`)
  }
}

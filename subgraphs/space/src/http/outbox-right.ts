import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { entityId } from '@spaceport/kit/ids'
import { decide } from '@spaceport/kit/rights/decide'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { positionOf } from '../access/position.js'
import { maySee } from '../access/view.js'
import { readIdOf } from '../entity/kinds.js'
import { enterSpace } from '../instance/enter.js'
import type { Spaces } from '../instance/spaces.js'

const rightSchema = z.object({ bundle: z.string() })

/**
 * `POST /internal/outbox-right`: whether the caller may promote the release of a bundle of the outbox, for the zone, which carries it. `NOT_FOUND` for
 * a bundle that the caller does not see.
 */
export function outboxRightRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/outbox-right',
    from: ['zone'],
    async handle(request) {
      const body = rightSchema.safeParse(jsonBody(request))
      if (!body.success) throw new SpaceportError('BAD_INPUT', 'The question is malformed.')
      const { space, local } = readIdOf('OutgoingBundles', body.data.bundle)
      const spaceId = `Spaces-${space}`
      const cap = request.caller?.cap?.spaces
      if (cap && !cap.includes(spaceId)) throw new SpaceportError('NOT_FOUND', `There is no ${spaceId} here.`)
      return withSignal(request.signal, async () => {
        const { db, rights } = await enterSpace(spaces, spaceId, request)
        const position = await positionOf(db, 'OutgoingBundles', local)
        if (!position || !maySee(rights, 'OutgoingBundles', position)) {
          throw new SpaceportError('NOT_FOUND', `There is no ${entityId(space, 'OutgoingBundles', local)}.`)
        }
        return Response.json({ allowed: decide(rights, 'ReleasePromote', position).allowed })
      })
    },
  }
}

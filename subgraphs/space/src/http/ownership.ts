import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { ownedEntities } from '../instance/owned.js'
import type { Spaces } from '../instance/spaces.js'

const ownershipSchema = z.object({
  kind: z.enum(['ENVIRONMENT', 'TENANT', 'VARIABLE']),
  spaces: z.array(z.string()),
  after: z.string().nullish(),
  limit: z.number().int().min(1).max(1_000),
})

/** `POST /internal/ownership`: the ids of what lives here, for the zone, on a caller's behalf. */
export function ownershipRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/ownership',
    from: ['zone'],
    async handle(request) {
      const body = ownershipSchema.safeParse(jsonBody(request))
      if (!body.success) throw new SpaceportError('BAD_INPUT', 'The question is malformed.')
      const ids = await withSignal(request.signal, () => ownedEntities(spaces, body.data, request))
      return Response.json({ ids })
    },
  }
}

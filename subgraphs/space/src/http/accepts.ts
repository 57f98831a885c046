import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { isDigest } from '../content/place.js'
import { notingRefusal } from '../incoming-bundle/noted.js'
import { receiverOf, ZONE } from '../incoming-bundle/receiver.js'
import type { Spaces } from '../instance/spaces.js'
import { requireTrusted } from '../trust/signers.js'

const digest = z.string().refine(isDigest)
const schema = z.object({ space: z.string(), root: digest, fileDigest: digest })

/**
 * `POST /internal/accepts`: whether a Space takes bundles from the one with a root, for the zone, before it carries anything there: else any Space could
 * fill another's content. Refused, and noted, as the import would be: `SIGNER_UNKNOWN`, `SIGNER_REVOKED`.
 */
export function acceptsRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/accepts',
    from: ['zone'],
    handle: (request) =>
      withSignal(request.signal, async () => {
        const body = schema.safeParse(jsonBody(request))
        if (!body.success) throw new SpaceportError('BAD_INPUT', 'The question is malformed.')
        const { space, root, fileDigest } = body.data
        const receiver = await receiverOf(spaces, space, request.requestId)
        const attempt = { operation: 'importBundle', actor: ZONE, fileDigest }
        await notingRefusal(receiver, attempt, () => requireTrusted(receiver.db, 'RELEASES', root))
        return Response.json({})
      }),
  }
}

import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { entityId } from '@spaceport/kit/ids'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { isDigest } from '../content/place.js'
import { importCarried } from '../incoming-bundle/import.js'
import { receiverOf } from '../incoming-bundle/receiver.js'
import type { Spaces } from '../instance/spaces.js'

const importSchema = z.object({ space: z.string(), fileDigest: z.string().refine(isDigest) })

/**
 * `POST /internal/imports`: takes a bundle in that the zone has carried into the content of a Space. Asked again it says the same. Answers with the id
 * here and the first receipt.
 */
export function importsRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/imports',
    from: ['zone'],
    handle: (request) =>
      withSignal(request.signal, async () => {
        const body = importSchema.safeParse(jsonBody(request))
        if (!body.success) throw new SpaceportError('BAD_INPUT', 'What is to be taken in is malformed.')
        const receiver = await receiverOf(spaces, body.data.space, request.requestId)
        const { local, bundleId, receipt } = await importCarried(receiver, body.data.fileDigest)
        return Response.json({ id: entityId(receiver.space, 'IncomingBundles', local), bundleId, receipt })
      }),
  }
}

import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { readIdOf } from '../entity/kinds.js'
import { makeCarriedReceipt } from '../incoming-bundle/make-receipt.js'
import { receiverOf } from '../incoming-bundle/receiver.js'
import type { Spaces } from '../instance/spaces.js'

const makeSchema = z.object({ bundle: z.string() })

/** `POST /internal/receipts/make`: a signed receipt of what became of a bundle, for the zone to carry; the last one where there is nothing new. */
export function makeReceiptRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/receipts/make',
    from: ['zone'],
    handle: (request) =>
      withSignal(request.signal, async () => {
        const body = makeSchema.safeParse(jsonBody(request))
        if (!body.success) throw new SpaceportError('BAD_INPUT', 'The question is malformed.')
        const { space, local } = readIdOf('IncomingBundles', body.data.bundle)
        const receiver = await receiverOf(spaces, `Spaces-${space}`, request.requestId)
        const { receipt } = await makeCarriedReceipt(receiver, local)
        return Response.json({ receipt })
      }),
  }
}

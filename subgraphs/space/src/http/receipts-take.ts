import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { entityId, spaceNumber } from '@spaceport/kit/ids'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Spaces } from '../instance/spaces.js'
import { takeReceipt } from '../outgoing-bundle/take-receipt.js'

const schema = z.object({ space: z.string(), receipt: z.string() })

/** `POST /internal/receipts/take`: a receipt that the zone carried; answers the id of the bundle that it tells of. */
export function takeReceiptRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/receipts/take',
    from: ['zone'],
    async handle(request) {
      const body = schema.safeParse(jsonBody(request))
      if (!body.success) throw new SpaceportError('BAD_INPUT', 'The receipt is not given as it should be.')
      const { space: spaceId, receipt } = body.data
      const space = spaceNumber(spaceId)
      const database = space === null ? null : await spaces.get(spaceId)
      if (space === null || !database) throw new SpaceportError('NOT_FOUND', `There is no ${spaceId} here.`)
      const taking = { db: database.client, space, spaceId, requestId: request.requestId }
      const { local } = await withSignal(request.signal, () => takeReceipt(taking, receipt, 'zone'))
      return Response.json({ id: entityId(space, 'OutgoingBundles', local) })
    },
  }
}

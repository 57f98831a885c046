import { withSignal } from '@spaceport/database/cancel'
import type { FeedPage } from '@spaceport/kit/change-feed'
import { SpaceportError } from '@spaceport/kit/errors'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { readChanges, readHead } from '../change-feed/read.js'
import type { Spaces } from '../instance/spaces.js'

const questionSchema = z.object({ space: z.string(), after: z.number().int().min(0).max(2_147_483_647) })

/** `POST /internal/changes/page`: what the events of a Space after one of them changed, a bounded number at a time; for who has fallen behind. */
export function changesPageRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/changes/page',
    from: ['gateway'],
    async handle(request) {
      const question = questionSchema.safeParse(jsonBody(request))
      if (!question.success) throw new SpaceportError('BAD_INPUT', 'The question is malformed.')
      const { space, after } = question.data
      return withSignal(request.signal, async () => {
        const database = await spaces.get(space)
        if (!database) throw new SpaceportError('NOT_FOUND', `There is no ${space} here.`)
        const head = await readHead(database.client)
        const page = after > head ? { position: head, events: [] } : await readChanges(database.client, after)
        return Response.json({ known: after <= head, ...page } satisfies FeedPage)
      })
    },
  }
}

import type { Route } from '@spaceport/kit/server/route'
import type { Directory } from '../context.js'
import { addCounts, countsSchema } from '../rate-limit/shared.js'
import { readJson } from './body.js'

/** `POST /internal/rate-limits`: takes what a gateway has counted, and answers with what all of them have. */
export function rateLimitsRoute({ db }: Directory): Route {
  return {
    method: 'POST',
    path: '/internal/rate-limits',
    from: ['gateway'],
    async handle(request) {
      return Response.json({ counts: await addCounts(db, readJson(request, countsSchema), Date.now()) })
    },
  }
}

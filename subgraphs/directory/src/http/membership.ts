import type { Route } from '@spaceport/kit/server/route'
import type { Directory } from '../context.js'
import { membershipLines } from '../membership/stream.js'
import type { Wake } from '../membership/wake.js'
import { ndjson } from '@spaceport/kit/server/ndjson'

/** `GET /internal/membership`: NDJSON without end, until the follower hangs up or the directory stops. */
export function membershipRoute({ db }: Directory, wake: Wake, stopping: AbortSignal, beat?: number): Route {
  return {
    method: 'GET',
    path: '/internal/membership',
    from: ['gateway', 'zone'],
    endless: true,
    handle: ({ signal }) => ndjson(membershipLines(db, wake, AbortSignal.any([signal, stopping]), beat)),
  }
}

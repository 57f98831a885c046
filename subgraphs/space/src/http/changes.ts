import { ndjson } from '@spaceport/kit/server/ndjson'
import type { Route } from '@spaceport/kit/server/route'
import type { Heads } from '../change-feed/heads.js'
import { changeLines } from '../change-feed/lines.js'
import type { Spaces } from '../instance/spaces.js'

/** `GET /internal/changes`: what changes in the Spaces that live here, as NDJSON without end, until the follower hangs up or the Instance stops. */
export function changesRoute(spaces: Spaces, heads: Heads, stopping: AbortSignal): Route {
  return {
    method: 'GET',
    path: '/internal/changes',
    from: ['gateway'],
    endless: true,
    handle: ({ signal }) => ndjson(changeLines(spaces, heads, AbortSignal.any([signal, stopping]))),
  }
}

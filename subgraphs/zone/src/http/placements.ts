import { ndjson } from '@spaceport/kit/server/ndjson'
import type { Route } from '@spaceport/kit/server/route'
import type { PlacementFeed } from '../placement/feed.js'
import { placementLines } from '../placement/lines.js'

/** `GET /internal/placements`: NDJSON without end, until the follower hangs up or the zone stops. */
export function placementsRoute(feed: PlacementFeed, stopping: AbortSignal): Route {
  return {
    method: 'GET',
    path: '/internal/placements',
    from: ['gateway'],
    endless: true,
    handle: ({ signal }) => ndjson(placementLines(feed, AbortSignal.any([signal, stopping]))),
  }
}

import type { SupergraphManager } from '../supergraph/manager.js'

/**
 * How the gateway is: `GET /health` is 200 as long as the process answers, `GET /ready` is 503 until a graph is published. Neither
 * says more than counts to somebody who is not signed in.
 */
export function healthReport({ graph, quarantined }: SupergraphManager, kind: 'live' | 'ready'): Response {
  const status = graph ? 'ok' : 'starting'
  return Response.json(
    { status, quarantined: quarantined.size },
    { status: kind === 'ready' && !graph ? 503 : 200, headers: { 'cache-control': 'no-store' } },
  )
}

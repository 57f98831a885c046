import { createHash } from 'node:crypto'
import type { Route } from './route.js'

/**
 * `GET /internal/sdl`: what a subgraph offers, for composition; 304 without it for who has it already and says so by its `ETag` in
 * `If-None-Match` (RFC 9110, section 13.1.2), as everybody does who asks again and again.
 */
export function sdlRoute(sdl: string, from: readonly string[]): Route {
  const etag = `"${createHash('sha256').update(sdl).digest('base64url')}"`
  return {
    method: 'GET',
    path: '/internal/sdl',
    from,
    handle: ({ headers }) =>
      headers['if-none-match'] === etag
        ? new Response(null, { status: 304, headers: { etag } })
        : new Response(sdl, { headers: { 'content-type': 'text/plain; charset=utf-8', etag } }),
  }
}

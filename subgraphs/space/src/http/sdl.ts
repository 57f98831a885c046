import type { Route } from '@spaceport/kit/server/route'

/** `GET /internal/sdl`: what every Space of this Instance offers, for composition. */
export function sdlRoute(sdl: string): Route {
  return {
    method: 'GET',
    path: '/internal/sdl',
    from: ['gateway', 'directory'],
    handle: () => new Response(sdl, { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
  }
}

import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { notingLimit } from '../event/note.js'
import { directoryId } from '../graph/ids.js'
import { finishOidc } from '../oidc/finish.js'
import type { Issuers } from '../oidc/issuers.js'
import { startOidc } from '../oidc/start.js'
import { readJson } from './body.js'

const startSchema = z.object({
  provider: z.string().max(100),
  redirectUri: z.url().max(1_000),
  returnTo: z.string().max(4_000),
  address: z.string().nullish(),
})

const finishSchema = z.object({
  callbackUrl: z.string().max(16_000),
  binding: z.string().max(1_000),
  userAgent: z.string().nullish(),
  address: z.string().nullish(),
})

/** `GET /internal/identity-providers`: 200 with those by which people may sign in, by name. */
export function identityProvidersRoute({ db }: Directory): Route {
  return {
    method: 'GET',
    path: '/internal/identity-providers',
    from: ['gateway'],
    async handle() {
      const rows = await db.identityProvider.findMany({
        where: { enabled: true },
        orderBy: [{ nameKey: 'asc' }],
        select: { id: true, name: true },
      })
      return Response.json(rows.map(({ id, name }) => ({ id: directoryId('IdentityProviders', id), name })))
    },
  }
}

/** `POST /internal/oidc/start`: 200 with `{ url, binding }`, 404 `NOT_FOUND`, 400 `BAD_INPUT`, 429 `RATE_LIMITED`, or 503 `UNAVAILABLE`. */
export function oidcStartRoute(directory: Directory, issuers: Issuers): Route {
  return {
    method: 'POST',
    path: '/internal/oidc/start',
    from: ['gateway'],
    async handle(request) {
      const wanted = readJson(request, startSchema)
      const { address } = wanted
      const limited = { way: 'signInByProvider', actor: 'anonymous', address, requestId: request.requestId }
      await notingLimit(directory, limited, () => directory.attempts.begin(wanted))
      return Response.json(await startOidc(directory, issuers, wanted))
    },
  }
}

/** `POST /internal/oidc/finish`: 200 with a new session and `returnTo`, 401 `SIGN_IN_FAILED`, 429 `RATE_LIMITED`, or 503 `UNAVAILABLE`. */
export function oidcFinishRoute(directory: Directory, issuers: Issuers): Route {
  return {
    method: 'POST',
    path: '/internal/oidc/finish',
    from: ['gateway'],
    async handle(request) {
      const body = readJson(request, finishSchema)
      const { address } = body
      const { requestId } = request
      const limited = { way: 'signInByProvider', actor: 'anonymous', address, requestId }
      const run = () => directory.attempts.run({ address }, () => finishOidc(directory, issuers, body, requestId))
      return Response.json(await notingLimit(directory, limited, run))
    },
  }
}

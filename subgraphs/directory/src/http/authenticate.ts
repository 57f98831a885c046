import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import type { Issuers } from '../oidc/issuers.js'
import { authenticate } from '../session/authenticate.js'
import { readJson } from './body.js'

const credentialSchema = z.union([
  z.strictObject({ session: z.string().max(1_000), watching: z.boolean().optional() }),
  z.strictObject({ apiKey: z.string().max(1_000) }),
  z.strictObject({ jwt: z.string().max(16_000) }),
])

/** `POST /internal/authenticate`: 200 with the caller and the membership's revision, or 401 `UNAUTHENTICATED`. */
export function authenticateRoute(directory: Directory, issuers: Issuers): Route {
  return {
    method: 'POST',
    path: '/internal/authenticate',
    from: ['gateway'],
    async handle(request) {
      return Response.json(await authenticate(directory, issuers, readJson(request, credentialSchema)))
    },
  }
}

import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { authenticate } from '../session/authenticate.js'
import { readJson } from './body.js'

const credentialSchema = z.union([
  z.strictObject({ session: z.string().max(1_000) }),
  z.strictObject({ apiKey: z.string().max(1_000) }),
])

/** `POST /internal/authenticate`: 200 with the caller and the membership's revision, or 401 `UNAUTHENTICATED`. */
export function authenticateRoute(directory: Directory): Route {
  return {
    method: 'POST',
    path: '/internal/authenticate',
    from: ['gateway'],
    async handle(request) {
      return Response.json(await authenticate(directory, readJson(request, credentialSchema)))
    },
  }
}

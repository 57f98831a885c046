import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { signIn } from '../session/sign-in.js'
import { readJson } from './body.js'

const credentialsSchema = z.object({
  email: z.string().max(1_000),
  password: z.string().max(4_000),
  userAgent: z.string().nullish(),
  address: z.string().nullish(),
})

/** `POST /internal/sign-in`: 200 with a new session, or 401 `BAD_CREDENTIALS`. */
export function signInRoute(directory: Directory): Route {
  return {
    method: 'POST',
    path: '/internal/sign-in',
    from: ['gateway'],
    async handle(request) {
      return Response.json(await signIn(directory, readJson(request, credentialsSchema), request.requestId))
    },
  }
}

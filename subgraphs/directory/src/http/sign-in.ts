import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import type { Attempts } from '../rate-limit/attempts.js'
import { signIn } from '../session/sign-in.js'
import { emailKey } from '../user/email.js'
import { readJson } from './body.js'

const credentialsSchema = z.object({
  email: z.string().max(1_000),
  password: z.string().max(4_000),
  userAgent: z.string().nullish(),
  address: z.string().nullish(),
})

/** `POST /internal/sign-in`: 200 with a new session, 401 `BAD_CREDENTIALS`, or 429 `RATE_LIMITED`. */
export function signInRoute(directory: Directory, attempts: Attempts): Route {
  return {
    method: 'POST',
    path: '/internal/sign-in',
    from: ['gateway'],
    async handle(request) {
      const credentials = readJson(request, credentialsSchema)
      const attempt = { address: credentials.address, account: emailKey(credentials.email) }
      return Response.json(await attempts.run(attempt, () => signIn(directory, credentials, request.requestId)))
    },
  }
}

import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { notingLimit } from '../event/note.js'
import { signIn } from '../session/sign-in.js'
import { soughtEmailKey } from '../user/email.js'
import { readJson } from './body.js'

const credentialsSchema = z.object({
  email: z.string().max(1_000),
  password: z.string().max(4_000),
  userAgent: z.string().nullish(),
  address: z.string().nullish(),
})

/** `POST /internal/sign-in`: 200 with a new session, 401 `BAD_CREDENTIALS`, or 429 `RATE_LIMITED`. */
export function signInRoute(directory: Directory): Route {
  return {
    method: 'POST',
    path: '/internal/sign-in',
    from: ['gateway'],
    async handle(request) {
      const credentials = readJson(request, credentialsSchema)
      const { address, email } = credentials
      const { requestId } = request
      const attempt = { address, account: soughtEmailKey(email) }
      const limited = { way: 'signIn', actor: 'anonymous', address, requestId }
      const run = () => directory.attempts.run(attempt, () => signIn(directory, credentials, requestId))
      return Response.json(await notingLimit(directory, limited, run))
    },
  }
}

import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { firstRunNeeded } from '../first-run/announce.js'
import { finishFirstRun } from '../first-run/finish.js'
import { acceptInvitation } from '../invitation/accept.js'
import { resetPassword } from '../password/reset.js'
import type { Attempts } from '../rate-limit/attempts.js'
import { readJson } from './body.js'

const text = z.string().max(1_000)
const base = {
  token: text,
  password: z.string().max(4_000),
  userAgent: z.string().nullish(),
  address: z.string().nullish(),
}
const invitationSchema = z.object({ ...base, name: text.nullish() })
const resetSchema = z.object(base)
const firstRunSchema = z.object({ ...base, email: text, name: text })

/** The routes of those who cannot sign in yet: each answers as `POST /internal/sign-in` does, or 401 `BAD_TOKEN`, 400 `WEAK_PASSWORD`, 429 `RATE_LIMITED`. */
export function oneTimeRoutes(directory: Directory, attempts: Attempts): Route[] {
  return [
    {
      method: 'POST',
      path: '/internal/invitation/accept',
      from: ['gateway'],
      async handle(request) {
        const body = readJson(request, invitationSchema)
        return Response.json(
          await attempts.run({ address: body.address }, () => acceptInvitation(directory, body, request.requestId)),
        )
      },
    },
    {
      method: 'POST',
      path: '/internal/password/reset',
      from: ['gateway'],
      async handle(request) {
        const body = readJson(request, resetSchema)
        return Response.json(
          await attempts.run({ address: body.address }, () => resetPassword(directory, body, request.requestId)),
        )
      },
    },
    {
      method: 'GET',
      path: '/internal/first-run',
      from: ['gateway'],
      handle: async () => Response.json({ needed: await firstRunNeeded(directory) }),
    },
    {
      method: 'POST',
      path: '/internal/first-run',
      from: ['gateway'],
      async handle(request) {
        const body = readJson(request, firstRunSchema)
        return Response.json(
          await attempts.run({ address: body.address }, () => finishFirstRun(directory, body, request.requestId)),
        )
      },
    },
  ]
}

import type { Route, ServiceRequest } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { notingFailure, notingLimit } from '../event/note.js'
import { firstRunNeeded } from '../first-run/announce.js'
import { finishFirstRun } from '../first-run/finish.js'
import { acceptInvitation } from '../invitation/accept.js'
import { resetPassword } from '../password/reset.js'
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
export function oneTimeRoutes(directory: Directory): Route[] {
  const letIn = async (
    way: string,
    address: string | null | undefined,
    request: ServiceRequest,
    work: () => Promise<object>,
  ) => {
    const { requestId } = request
    const attempt = { way, user: null, address, requestId }
    const run = () => directory.attempts.run({ address }, () => notingFailure(directory, attempt, work))
    return Response.json(await notingLimit(directory, { way, actor: 'anonymous', address, requestId }, run))
  }
  return [
    {
      method: 'POST',
      path: '/internal/invitation/accept',
      from: ['gateway'],
      async handle(request) {
        const body = readJson(request, invitationSchema)
        return letIn('acceptInvitation', body.address, request, () =>
          acceptInvitation(directory, body, request.requestId),
        )
      },
    },
    {
      method: 'POST',
      path: '/internal/password/reset',
      from: ['gateway'],
      async handle(request) {
        const body = readJson(request, resetSchema)
        return letIn('resetPassword', body.address, request, () => resetPassword(directory, body, request.requestId))
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
        return letIn('firstRun', body.address, request, () => finishFirstRun(directory, body, request.requestId))
      },
    },
  ]
}

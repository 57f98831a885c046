import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { signOut } from '../session/sign-out.js'
import { readJson } from './body.js'

const sessionSchema = z.object({ session: z.string().max(1_000) })

/** `POST /internal/sign-out`: 204, whether there was a session or not. */
export function signOutRoute(directory: Directory): Route {
  return {
    method: 'POST',
    path: '/internal/sign-out',
    from: ['gateway'],
    async handle(request) {
      await signOut(directory, readJson(request, sessionSchema).session, request.requestId)
      return new Response(null, { status: 204 })
    },
  }
}

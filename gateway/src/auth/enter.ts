import { SpaceportError } from '@spaceport/kit/errors'
import { z } from 'zod'
import { askDirectory } from './ask-directory.js'
import { describeVisitor, giveSession, openedSchema, type Door, type Visitor } from './session.js'

const email = z.string().min(1).max(320)
const password = z.string().min(1).max(1_024)
const token = z.string().min(1).max(200)
const name = z.string().min(1).max(400)

/** A way in that needs no identity provider: what is sent, and which route of the directory it goes to. */
export type Entrance = { path: string; body: z.ZodObject }

/** By e-mail and password. */
export const SIGN_IN: Entrance = { path: '/internal/sign-in', body: z.object({ email, password }) }

/** By the token of an invitation, choosing a password. */
export const INVITATION: Entrance = {
  path: '/internal/invitation/accept',
  body: z.object({ token, name, password }),
}

/** By the token of a reset, choosing another password. */
export const PASSWORD_RESET: Entrance = { path: '/internal/password/reset', body: z.object({ token, password }) }

/** As the first administrator, by the token that the directory printed. */
export const FIRST_RUN: Entrance = {
  path: '/internal/first-run',
  body: z.object({ token, email, name, password }),
}

/** Lets somebody in: answers with who it is, and sets the session cookie. Throws `BAD_INPUT`, or what the directory refuses with. */
export async function enter(
  door: Door,
  { path, body: schema }: Entrance,
  body: unknown,
  visitor: Visitor,
): Promise<Response> {
  const read = schema.safeParse(body)
  if (!read.success) {
    throw new SpaceportError('BAD_INPUT', `Send { ${Object.keys(schema.shape).join(', ')} }, all of them texts.`)
  }
  const json = { ...read.data, ...describeVisitor(visitor) }
  const opened = await askDirectory(door.directory, { method: 'POST', path, json }, openedSchema, visitor)
  const headers = { 'set-cookie': await giveSession(door, opened, visitor), 'cache-control': 'no-store' }
  return Response.json({ user: opened.user }, { headers })
}

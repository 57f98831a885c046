import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError } from '@spaceport/kit/errors'
import { localIds } from '../graph/ids.js'

/**
 * The session by which the caller came. Throws `FORBIDDEN` to whoever came by an API key or a token of somebody else's: what
 * they made with it, a key or a password, could outlive and exceed it.
 */
export function requireSession({ credential, cap }: Caller): number {
  const [session] = cap === null && credential !== undefined ? localIds('Sessions', [credential]) : []
  if (session === undefined) throw new SpaceportError('FORBIDDEN', 'Sign in to do this: no key or token can.')
  return session
}

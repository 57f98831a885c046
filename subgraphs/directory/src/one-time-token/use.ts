import type { OneTimeTokenKind } from '@spaceport/database/directory'
import { SpaceportError } from '@spaceport/kit/errors'
import { mayStillMake } from './maker.js'
import type { Directory } from '../context.js'
import { isToken, tokenHash } from '../session/token.js'
import type { Tx } from '../write/change.js'

/**
 * A look at a token that uses nothing up. `userId` is null for the first run. Throws `BAD_TOKEN`, also for one whose maker could not
 * make it any more.
 */
export async function readOneTimeToken(
  { db, now }: { db: Tx } & Pick<Directory, 'now'>,
  kind: OneTimeTokenKind,
  token: string,
): Promise<{ userId: number | null }> {
  const row = isToken('spt', token)
    ? await db.oneTimeToken.findFirst({
        where: { tokenHash: tokenHash(token), kind, expiresAt: { gt: now() } },
        select: { userId: true, makerId: true },
      })
    : null
  if (!row || !(await mayStillMake(db, kind, row))) throw badToken()
  return row
}

/** Uses a token up, as the first act of what it is for: of two at the same time the second waits, then finds none. Throws `BAD_TOKEN`. */
export async function useOneTimeToken(tx: Tx, { now }: Pick<Directory, 'now'>, kind: OneTimeTokenKind, token: string) {
  await readOneTimeToken({ db: tx, now }, kind, token)
  const { count } = await tx.oneTimeToken.deleteMany({
    where: { tokenHash: tokenHash(token), kind, expiresAt: { gt: now() } },
  })
  if (count !== 1) throw badToken()
}

/** The one answer to a token that is unknown, used, replaced or expired. */
export function badToken(): SpaceportError {
  return new SpaceportError('BAD_TOKEN', 'This link is not valid, or no longer. Ask for a new one.')
}

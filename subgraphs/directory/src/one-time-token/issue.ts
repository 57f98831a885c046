import type { OneTimeTokenKind } from '@spaceport/database/directory'
import type { Caller } from '@spaceport/kit/caller'
import type { Directory } from '../context.js'
import { localIds } from '../graph/ids.js'
import { newToken, tokenHash } from '../session/token.js'
import type { Tx } from '../write/change.js'

const HOUR = 3_600_000

/** How long each kind holds, in milliseconds. */
export const LIFETIMES: Readonly<Record<OneTimeTokenKind, number>> = {
  INVITATION: 7 * 24 * HOUR,
  PASSWORD_RESET: HOUR,
  FIRST_RUN: 24 * HOUR,
}

/** A one-time token as it is told: here and never again. */
export type Issued = { token: string; expiresAt: Date }

/** Whose link it is, and who makes it. */
export type Parties = { userId: number; maker: Caller }

/** Makes a token that does one thing once for one user (nobody: the first run). Those of the kind that the user had no longer hold. */
export async function issueOneTimeToken(
  tx: Tx,
  { now }: Pick<Directory, 'now'>,
  kind: OneTimeTokenKind,
  parties: Parties | null,
): Promise<Issued> {
  const userId = parties?.userId ?? null
  const makerId = parties ? (localIds('Users', [parties.maker.subject])[0] ?? 0) : null
  if (userId !== null) await tx.oneTimeToken.deleteMany({ where: { kind, userId } })
  const token = newToken('spt')
  const createdAt = now()
  const expiresAt = new Date(createdAt.getTime() + LIFETIMES[kind])
  await tx.oneTimeToken.create({ data: { kind, userId, makerId, tokenHash: tokenHash(token), createdAt, expiresAt } })
  return { token, expiresAt }
}

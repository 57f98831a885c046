import type { Variable } from '@spaceport/database/space'
import type { Identity } from '@spaceport/kit/bundle/identity'
import { sealFor } from '@spaceport/kit/bundle/seal'
import { refuse } from '@spaceport/kit/write/outcome'
import { openSecret } from '../secret/open.js'
import type { Tx } from '../write/change.js'
import type { Carried } from './carried.js'
import type { Post } from './post.js'

/** A variable as it goes to the Space with an identity. Throws `INVALID_STATE` for a sensitive one if that Space has no keys. */
export async function carryOut(tx: Tx, post: Post, row: Variable, identity: Identity | null): Promise<Carried> {
  const { name, description, type, value, isPrompted, promptLabel, promptHelp, isPromptRequired } = row
  return {
    ...{ name, description, type, value, isPrompted, promptLabel, promptHelp, isPromptRequired },
    sealed: row.secretId === null ? null : await sealed(tx, post, row.secretId, identity),
    leadsTo: await nameOfValue(tx, row),
  }
}

async function sealed(tx: Tx, post: Post, secretId: number, identity: Identity | null): Promise<string> {
  if (identity) return sealFor(identity, await openSecret(tx, post, secretId))
  throw refuse(
    'INVALID_STATE',
    'Its value is sensitive, and the Space that takes it has no keys: make them first.',
    'id',
  )
}

/** The name of the account, certificate or worker pool that is a value; null for none. */
export async function nameOfValue(
  tx: Tx,
  { accountId, certificateId, workerPoolId }: Variable,
): Promise<string | null> {
  const select = { name: true } as const
  if (accountId !== null) return (await tx.account.findUnique({ where: { id: accountId }, select }))?.name ?? null
  if (certificateId !== null) {
    return (await tx.certificate.findUnique({ where: { id: certificateId }, select }))?.name ?? null
  }
  if (workerPoolId === null) return null
  return (await tx.workerPool.findUnique({ where: { id: workerPoolId }, select }))?.name ?? null
}

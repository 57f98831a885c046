import type { Prisma } from '@spaceport/database/space'
import { openSealed } from '@spaceport/kit/bundle/seal'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { keepSecret } from '../secret/keep.js'
import { keysOf } from '../space-key/keys.js'
import { variableReferences } from '../variable/references.js'
import { fitsAccount } from '../variable/value-type.js'
import type { Tx } from '../write/change.js'
import type { Carried } from './carried.js'
import type { Post } from './post.js'

/** The columns of a variable that it brings along; its scope is what it has here. Throws `INVALID_STATE` where what it leads to is not here. */
export async function carryIn(tx: Tx, post: Post, carried: Carried): Promise<Prisma.VariableUncheckedUpdateInput> {
  const { name, sealed, leadsTo, ...rest } = carried
  const secretId = sealed === null ? null : await keepSecret(tx, post, await openSealed(await keysOf(tx, post), sealed))
  return {
    ...rest,
    ...{ name, nameKey: textKey(name), secretId },
    ...(await valueCalled(tx, carried.type, leadsTo)),
    variableNames: rest.value === null ? [] : variableReferences(rest.value).names,
    updatedAt: new Date(),
  }
}

type Leads = { accountId: number | null; certificateId: number | null; workerPoolId: number | null }

/** What a value of a type leads to here by a name. Throws `INVALID_STATE` if there is no such thing. */
export async function valueCalled(tx: Tx, type: Carried['type'], name: string | null): Promise<Leads> {
  const none = { accountId: null, certificateId: null, workerPoolId: null }
  if (name === null) return none
  const query = { where: { nameKey: textKey(name) } }
  if (type === 'CERTIFICATE')
    return { ...none, certificateId: (await tx.certificate.findFirst(query))?.id ?? lacks(name) }
  if (type === 'WORKER_POOL')
    return { ...none, workerPoolId: (await tx.workerPool.findFirst(query))?.id ?? lacks(name) }
  const account = await tx.account.findFirst(query)
  return { ...none, accountId: account && fitsAccount(type, account.type) ? account.id : lacks(name) }
}

function lacks(name: string): never {
  throw refuse('INVALID_STATE', `Its value leads to "${name}", which the Space that takes it does not have.`, 'to')
}

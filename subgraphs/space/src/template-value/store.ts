import type { SpaceContext } from '../context.js'
import { keepSecret } from '../secret/keep.js'
import { sameSecret } from '../secret/same.js'
import type { Tx } from '../write/change.js'
import type { CheckedWish } from './check.js'
import type { KeptValue } from './held.js'

/** Writes a value as it is to be; null if there is none any more. A sensitive text goes into a row of its own, unless it is what it was. */
export async function storeValue(tx: Tx, context: SpaceContext, wish: CheckedWish): Promise<KeptValue | null> {
  const { wanted, before, cell, template, path } = wish
  if (!wanted) {
    if (before) await tx.templateValue.delete({ where: { id: before.id } })
    return null
  }
  const { secret, isNull, value } = wanted
  const secretId = secret === null ? null : await kept(tx, context, before?.secretId ?? null, secret, ...path, 'secret')
  const data = { isNull, value, secretId, updatedAt: new Date() }
  return before
    ? tx.templateValue.update({ where: { id: before.id }, data: { ...data, version: { increment: 1 } } })
    : tx.templateValue.create({ data: { ...data, ...cell, projectId: template.projectId } })
}

async function kept(tx: Tx, context: SpaceContext, before: number | null, secret: string, ...path: string[]) {
  if (before !== null && (await sameSecret(tx, context, before, secret))) return before
  return keepSecret(tx, context, secret, ...path)
}

import type { SpaceContext } from '../context.js'
import { keepSecret } from '../secret/keep.js'
import { sameSecret } from '../secret/same.js'
import { ownerColumns, type VariableOwner } from '../variable/owner.js'
import type { Tx } from '../write/change.js'
import type { TemplateRow } from './columns.js'
import type { Matched } from './match.js'

/** Writes the templates of an owner as they are to be; those that are not among them go. */
export async function storeTemplates(
  tx: Tx,
  context: SpaceContext,
  owner: VariableOwner,
  rows: readonly TemplateRow[],
  matched: readonly Matched[],
): Promise<void> {
  const staying = new Set(matched.map(({ before }) => before?.id))
  await tx.variableTemplate.deleteMany({ where: { id: { in: ids(rows.filter(({ id }) => !staying.has(id))) } } })
  await freeNames(tx, matched)
  for (const [position, { before, read, path }] of matched.entries()) {
    const { secret, ...columns } = read
    const defaultSecretId =
      secret === null ? columns.defaultSecretId : await kept(tx, context, columns.defaultSecretId, secret, ...path)
    const data = { ...columns, defaultSecretId, position }
    if (before) await tx.variableTemplate.update({ where: { id: before.id }, data })
    else await tx.variableTemplate.create({ data: { ...data, ...ownerColumns(owner) } })
  }
}

function ids(rows: readonly TemplateRow[]): number[] {
  return rows.map(({ id }) => id)
}

/** Two templates may exchange their names, which are unique at any moment: so all first get keys that no name has. */
async function freeNames(tx: Tx, matched: readonly Matched[]): Promise<void> {
  const renamed = matched.flatMap(({ before, read }) => (before && before.name !== read.name ? [before.id] : []))
  if (renamed.length === 0) return
  await tx.$executeRaw`UPDATE variable_template SET "nameKey" = chr(1) || id WHERE id = ANY(${renamed})`
}

async function kept(tx: Tx, context: SpaceContext, before: number | null, secret: string, ...path: string[]) {
  if (before !== null && (await sameSecret(tx, context, before, secret))) return before
  return keepSecret(tx, context, secret, ...path, 'defaultSecret')
}

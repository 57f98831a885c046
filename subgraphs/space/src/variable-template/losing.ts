import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'
import type { TemplateRow } from './columns.js'
import type { Matched } from './match.js'

/** The templates whose values would be lost: those that go, and those whose values would be another thing, or given per another thing. */
export function losingValues(rows: readonly TemplateRow[], matched: readonly Matched[]): TemplateRow[] {
  const staying = new Map(matched.flatMap(({ before, read }) => (before ? [[before.id, read] as const] : [])))
  return rows.filter((row) => {
    const read = staying.get(row.id)
    return !read || read.scope !== row.scope || (read.control === 'SENSITIVE') !== (row.control === 'SENSITIVE')
  })
}

/** Removes the values of templates; throws `IN_USE` if there are any, unless that is wanted. */
export async function loseValues(
  tx: Tx,
  templates: readonly TemplateRow[],
  isWanted: boolean,
  ...path: string[]
): Promise<void> {
  const where = { templateId: { in: templates.map(({ id }) => id) } }
  const counts = await tx.templateValue.groupBy({ by: ['templateId'], where, _count: { _all: true } })
  const [first] = counts
  if (!first) return
  if (!isWanted) {
    const name = templates.find(({ id }) => id === first.templateId)?.name
    const { _all: count } = first._count
    const values = count === 1 ? 'a value' : `${count} values`
    throw refuse('IN_USE', `"${name}" has ${values}, which would be lost: say so by removeValues.`, ...path)
  }
  await tx.templateValue.deleteMany({ where })
}

import type { Tx } from '../write/change.js'

/** A template with the parameters and properties of its current version (JSON text), as the audit keeps it. */
export async function keptTemplate(tx: Tx, id: number) {
  const { versions, ...template } = await tx.stepTemplate.findUniqueOrThrow({
    where: { id },
    include: { versions: { orderBy: { version: 'desc' }, take: 1, select: { parameters: true, properties: true } } },
  })
  const [current] = versions
  if (!current) throw new Error('a step template has no version')
  return { ...template, ...current }
}

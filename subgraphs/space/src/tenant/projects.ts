import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { quoted } from '../entity/kinds.js'
import type { Tx } from '../write/change.js'
import { readReferences } from '../write/references.js'

/** The most projects that one input may name. */
const MOST = 1_000

/** The local ids of the projects that a tenant is to be linked to. Throws `BAD_ID` or `NOT_FOUND`. */
export async function requireProjects(tx: Tx, context: SpaceContext, ids: readonly string[]): Promise<number[]> {
  const path = ['input', 'projects']
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} projects.`, ...path)
  const wanted = readReferences(context, 'Projects', ids, ...path)
  const found = await tx.project.findMany({ where: { id: { in: wanted } }, select: { id: true } })
  const known = new Set(found.map(({ id }) => id))
  const missing = wanted.find((id) => !known.has(id))
  if (missing !== undefined) {
    throw refuse('NOT_FOUND', `There is no ${quoted(`${context.spaceId}/Projects-${missing}`)}.`, ...path)
  }
  return wanted
}

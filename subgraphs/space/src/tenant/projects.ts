import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireReferences } from '../write/subject.js'

/** The most projects that one input may name. */
const MOST = 1_000

/** The local ids of the projects that a tenant is to be linked to. Throws `BAD_ID` or `NOT_FOUND`. */
export async function requireProjects(tx: Tx, context: SpaceContext, ids: readonly string[]): Promise<number[]> {
  const path = ['input', 'projects']
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} projects.`, ...path)
  return requireReferences(tx, context, 'Projects', ids, ...path)
}

/** A tenant with the projects that are deployed for it, as the audit keeps it: they say for whom those projects exist. */
export async function withProjects<Row extends { id: number }>(
  tx: Tx,
  row: Row,
): Promise<Row & { projectIds: number[] }> {
  const links = await tx.projectTenant.findMany({ where: { tenantId: row.id }, orderBy: { projectId: 'asc' } })
  return { ...row, projectIds: links.map(({ projectId }) => projectId) }
}

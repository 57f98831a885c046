import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
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

/**
 * Makes the links of a tenant those to the projects that an input names. Links to projects that the caller cannot see stay, and those that
 * are there already keep their environments.
 */
export async function relink(
  tx: Tx,
  context: SpaceContext,
  tenantId: number,
  wanted: readonly number[],
): Promise<void> {
  await tx.projectTenant.deleteMany({
    where: { tenantId, projectId: { notIn: [...wanted] }, project: visible(context, 'Projects') },
  })
  await tx.projectTenant.createMany({
    data: wanted.map((projectId) => ({ projectId, tenantId })),
    skipDuplicates: true,
  })
}

import type { Tx } from '../write/change.js'

/** A tenant with its tags and the projects that are deployed for it, as the audit keeps it: they say for whom those projects exist. */
export async function tenantWithLinks(tx: Tx, id: number) {
  const { projects, tags, ...tenant } = await tx.tenant.findUniqueOrThrow({
    where: { id },
    include: {
      projects: { orderBy: { projectId: 'asc' }, select: { projectId: true, environmentIds: true } },
      tags: { orderBy: { tagId: 'asc' }, select: { tagId: true } },
    },
  })
  return {
    ...tenant,
    projectIds: projects.map(({ projectId }) => projectId),
    /** Those that are not deployed for it everywhere. */
    limitedProjects: projects.filter(({ environmentIds }) => environmentIds.length > 0),
    tagIds: tags.map(({ tagId }) => tagId),
  }
}

import type { Tx } from '../write/change.js'

/** Where a deployment goes. */
export type Place = { projectId: number; environmentId: number; tenantId: number | null }

/**
 * Makes the cells of places what their deployments say, which must all be changed already. It holds the projects until the transaction
 * ends, so whoever holds deployments, tasks or releases, too, holds those before.
 */
export async function refreshCells(tx: Tx, places: readonly Place[]): Promise<void> {
  for (const { projectId, environmentId, tenantId } of distinct(places)) {
    await tx.$queryRaw`SELECT refresh_deployment_cell(${projectId}::int, ${environmentId}::int, ${tenantId}::int)::text`
  }
}

/** Holds a project, and with it its cells, before any of them is changed or goes. */
export async function holdProject(tx: Tx, projectId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`
}

/** Each place once, always in the same order, so that two who hold several projects never wait for each other. */
function distinct(places: readonly Place[]): Place[] {
  const all = new Map(places.map((place) => [`${place.projectId} ${place.environmentId} ${place.tenantId}`, place]))
  return [...all.values()].sort((a, b) => a.projectId - b.projectId || a.environmentId - b.environmentId)
}

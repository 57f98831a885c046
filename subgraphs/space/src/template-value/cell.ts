import type { Where } from '../access/where.js'

/** For what a template has a value: a tenant, an environment, or both; null for what its scope leaves out. */
export type ValueCell = { templateId: number; tenantId: number | null; environmentId: number | null }

/** By what two values of one template are told apart. */
export function cellKey({ templateId, tenantId, environmentId }: ValueCell): string {
  return `${templateId}/${tenantId ?? ''}/${environmentId ?? ''}`
}

/** A condition that the values of all cells fulfil, and perhaps some that are for another combination of what these are for. */
export function amongCells(cells: readonly ValueCell[]): Where {
  const tenantIds = cells.flatMap(({ tenantId }) => tenantId ?? [])
  const environmentIds = cells.flatMap(({ environmentId }) => environmentId ?? [])
  return {
    templateId: { in: unique(cells.map(({ templateId }) => templateId)) },
    AND: [
      { OR: [{ tenantId: null }, { tenantId: { in: unique(tenantIds) } }] },
      { OR: [{ environmentId: null }, { environmentId: { in: unique(environmentIds) } }] },
    ],
  }
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)]
}

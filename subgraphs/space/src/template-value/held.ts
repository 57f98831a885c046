import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { REMOTE, type Remote } from '../write/owner.js'
import { amongCells, cellKey, type ValueCell } from './cell.js'
import { seenTemplates, type OwnedTemplate } from './owners.js'

/** A value as it is kept. */
export type KeptValue = {
  id: number
  templateId: number
  tenantId: number | null
  environmentId: number | null
  isNull: boolean
  value: string | null
  secretId: number | null
  version: number
}

/** A tenant for which values are to be given. */
type HeldTenant = Remote & { id: number; name: string; archivedAt: Date | null; version: number }

/** What some wishes are about, of what exists for the caller. */
export type HeldValues = {
  templates: ReadonlyMap<number, OwnedTemplate>
  tenants: ReadonlyMap<number, HeldTenant>
  environments: ReadonlySet<number>
  /** The projects, and the library sets of those projects, that are deployed for a tenant: `Projects-1/7` for tenant 7. */
  deployed: ReadonlySet<string>
  values: ReadonlyMap<string, KeptValue>
}

/** Holds the templates of some values until the transaction ends, so that nobody else changes these meanwhile, and finds all that they are about. */
export async function holdValues(tx: Tx, context: SpaceContext, cells: readonly ValueCell[]): Promise<HeldValues> {
  const templateIds = [...new Set(cells.map(({ templateId }) => templateId))]
  const tenantIds = [...new Set(cells.flatMap(({ tenantId }) => tenantId ?? []))]
  const environmentIds = [...new Set(cells.flatMap(({ environmentId }) => environmentId ?? []))]
  const seen = await seenTemplates(tx, context, templateIds)
  await tx.$queryRaw`SELECT 1 FROM variable_template WHERE id = ANY(${[...seen.keys()]}) ORDER BY id FOR UPDATE`
  const templates = await seenTemplates(tx, context, [...seen.keys()])
  // Until the transaction ends they go to no other owner.
  await tx.$queryRaw`SELECT 1 FROM tenant WHERE id = ANY(${tenantIds}) ORDER BY id FOR SHARE`
  const tenants = await tx.tenant.findMany({
    where: allOf([{ id: { in: tenantIds } }, visible(context, 'Tenants')]),
    select: { id: true, name: true, ...REMOTE, archivedAt: true, version: true },
  })
  const environments = await tx.environment.findMany({
    where: allOf([{ id: { in: environmentIds } }, visible(context, 'Environments')]),
    select: { id: true },
  })
  const values = await tx.templateValue.findMany({ where: amongCells(cells) })
  return {
    templates,
    tenants: new Map(tenants.map((tenant) => [tenant.id, tenant])),
    environments: new Set(environments.map(({ id }) => id)),
    deployed: await deployedFor(tx, tenantIds),
    values: new Map(values.map((value) => [cellKey(value), value])),
  }
}

async function deployedFor(tx: Tx, tenantIds: readonly number[]): Promise<Set<string>> {
  const links = await tx.projectTenant.findMany({
    where: { tenantId: { in: [...tenantIds] } },
    select: {
      tenantId: true,
      projectId: true,
      project: { select: { libraryVariableSets: { select: { libraryVariableSetId: true } } } },
    },
  })
  return new Set(
    links.flatMap(({ tenantId, projectId, project }) => [
      `Projects-${projectId}/${tenantId}`,
      ...project.libraryVariableSets.map((set) => `LibraryVariableSets-${set.libraryVariableSetId}/${tenantId}`),
    ]),
  )
}

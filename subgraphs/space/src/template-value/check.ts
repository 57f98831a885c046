import { SpaceportError } from '@spaceport/kit/errors'
import { entityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { requireTenantNotArchived } from '../tenant/active.js'
import { templateId as idOf } from '../variable-template/template-id.js'
import { requireOwner } from '../write/owner.js'
import { unknown } from '../write/references.js'
import { cellKey } from './cell.js'
import type { HeldValues, KeptValue } from './held.js'
import type { OwnedTemplate } from './owners.js'
import { readWanted, requireScope, type ReadWish, type WantedValue } from './read.js'
import { requireValueRights } from './rights.js'

/** A wish that may be granted. */
export type CheckedWish = ReadWish & { template: OwnedTemplate; wanted: WantedValue; before: KeptValue | null }

/**
 * Checks one wish. Throws `NOT_FOUND` for what does not exist for the caller, `BAD_INPUT`, `NOT_OWNER` for a placeholder of a tenant, `INVALID_STATE`
 * for what is archived or a tenant for which the project is not deployed, `FORBIDDEN`, and `VERSION_CONFLICT`.
 */
export function checkWish(context: SpaceContext, held: HeldValues, wish: ReadWish): CheckedWish {
  const { cell, path } = wish
  const template = held.templates.get(cell.templateId)
  if (!template) throw unknown(idOf(context, cell.templateId), ...path, 'template')
  requireScope(template, wish)
  if (template.archivedAt) {
    throw refuse(
      'INVALID_STATE',
      'What has the template is archived, so read-only: restore it first.',
      ...path,
      'template',
    )
  }
  if (cell.tenantId !== null) requireTenant(context, held, template, cell.tenantId, ...path, 'tenant')
  if (cell.environmentId !== null && !held.environments.has(cell.environmentId)) {
    throw unknown(entityId(context.space, 'Environments', cell.environmentId), ...path, 'environment')
  }
  const { tenantId, environmentId } = cell
  const place = { ofProject: template.projectId !== null, position: template.place, tenantId, environmentId }
  requireValueRights(context, place, ...path)
  const before = held.values.get(cellKey(cell)) ?? null
  requireExpected(before, wish)
  return { ...wish, template, wanted: readWanted(template, wish), before }
}

function requireTenant(
  context: SpaceContext,
  { tenants, deployed }: HeldValues,
  { projectId, libraryVariableSetId }: OwnedTemplate,
  tenantId: number,
  ...path: string[]
): void {
  const tenant = tenants.get(tenantId)
  if (!tenant) throw unknown(entityId(context.space, 'Tenants', tenantId), ...path)
  requireOwner(tenant, ...path)
  requireTenantNotArchived(tenant, ...path)
  const key = projectId === null ? `LibraryVariableSets-${libraryVariableSetId}` : `Projects-${projectId}`
  if (deployed.has(`${key}/${tenantId}`)) return
  const what = projectId === null ? 'No project with the library variable set is' : 'The project is not'
  throw refuse('INVALID_STATE', `${what} deployed for "${tenant.name}".`, ...path)
}

function requireExpected(before: KeptValue | null, { given: { expectedVersion }, path }: ReadWish): void {
  const version = before?.version ?? 0
  if (expectedVersion === null || expectedVersion === undefined || expectedVersion === version) return
  const now = before ? `it has version ${version}` : 'there is none'
  throw new SpaceportError('VERSION_CONFLICT', `It was changed meanwhile: ${now}, not ${expectedVersion}.`, {
    path: [...path, 'expectedVersion'],
    version,
  })
}

import { visible } from '../access/visible.js'
import { NOTHING } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { ValueCell } from '../template-value/cell.js'
import { valuesOf } from '../template-value/load.js'
import { templatesWhere } from '../template-value/owners.js'
import type { TemplateValueShape } from '../template-value/shape.js'
import type { Situation } from './situation.js'

/**
 * The values that the templates of a project and of its library sets have for a tenant and an environment, given or by default, as they are now:
 * hidden are also those of sets that the caller cannot see.
 */
export async function templateValues(
  context: SpaceContext,
  { project, tenant, environmentId, variables }: Situation,
): Promise<TemplateValueShape[]> {
  const sets = variables.libraryVariableSets.map(({ id }) => id)
  const where = { OR: [{ projectId: project.id }, { libraryVariableSetId: { in: sets } }] }
  const templates = await templatesWhere(context.db, where)
  const cells = [...templates.values()].flatMap(({ id: templateId, scope }): ValueCell[] => {
    if (scope === 'ENVIRONMENT') return [{ templateId, tenantId: null, environmentId }]
    if (!tenant) return []
    return [{ templateId, tenantId: tenant.id, environmentId: scope === 'TENANT' ? null : environmentId }]
  })
  const seesSets = visible(context, 'LibraryVariableSets') !== NOTHING
  const values = await valuesOf(context, cells, templates)
  return values.map((value) => {
    const isUnseen = value.template.libraryVariableSetId !== null && !seesSets
    return { ...value, isHidden: value.isHidden || isUnseen }
  })
}

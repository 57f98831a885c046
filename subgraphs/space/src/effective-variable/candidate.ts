import { NOWHERE } from '@spaceport/kit/rights/scope'
import { maySee } from '../access/view.js'
import { visible } from '../access/visible.js'
import { NOTHING } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { hasText, textOf, type TemplateValueShape } from '../template-value/shape.js'
import type { ScopedVariable } from '../variable/precedence.js'
import { UNSCOPED } from '../variable/scope-lists.js'
import type { FrozenVariable } from '../variable/snapshot.js'
import type { Situation } from './situation.js'

/** One value that may count, and whether the caller may see it. */
export type Candidate = ScopedVariable & {
  isSeen: boolean
  /** What says it, by name: the project, a library set or a tenant; null for a set that the caller cannot see. */
  sourceName: string | null
  /** The value as the graph shows it. */
  content: { variable: FrozenVariable; template: null } | { variable: null; template: TemplateValueShape }
}

/** The values of the variables of a project and of its library sets. */
export function ofVariables(context: SpaceContext, { project, variables: frozen }: Situation): Candidate[] {
  const seesSets = visible(context, 'LibraryVariableSets') !== NOTHING
  const { libraryVariableSets, variables } = frozen
  const sets = new Map(libraryVariableSets.map(({ id, name }, order) => [id, { name, order }]))
  const ofProject = { ...NOWHERE, ProjectGroups: [project.projectGroupId], Projects: [project.id] }
  return variables.map((variable) => {
    const { id, name, scope, libraryVariableSetId } = variable
    const set = libraryVariableSetId === null ? null : sets.get(libraryVariableSetId)
    const place = libraryVariableSetId === null ? ofProject : NOWHERE
    return {
      ...{ id, name, scope, tenantId: null },
      source: set ? 'LIBRARY' : 'PROJECT',
      libraryOrder: set?.order ?? null,
      isSeen: maySee(context.rights, 'Variables', { ...place, Environments: scope.environmentIds }),
      sourceName: set ? (seesSets ? set.name : null) : project.name,
      content: { variable, template: null },
    }
  })
}

/** Numbers of the values of templates: after those of all variables. */
const AFTER_VARIABLES = 2 ** 31

/** The values of templates, of those that have one or the word that there is to be none. They are scoped to what they are given per. */
export function ofTemplates(
  { project, tenant, variables }: Situation,
  values: readonly TemplateValueShape[],
): Candidate[] {
  const orders = new Map(variables.libraryVariableSets.map(({ id, name }, order) => [id, { name, order }]))
  return values.flatMap((value): Candidate[] => {
    const { template, tenantId, environmentId, isHidden } = value
    if (!hasText(value) && !value.own?.isNull) return []
    const set = template.libraryVariableSetId === null ? undefined : orders.get(template.libraryVariableSetId)
    const owner = set ? 'LIBRARY' : 'PROJECT'
    return [
      {
        id: AFTER_VARIABLES + template.id,
        name: template.name,
        scope: { ...UNSCOPED, environmentIds: environmentId === null ? [] : [environmentId] },
        source: tenantId === null ? owner : `TENANT_${owner}`,
        tenantId,
        libraryOrder: set?.order ?? null,
        isSeen: !isHidden,
        sourceName: (tenantId === null ? set?.name : tenant?.name) ?? project.name,
        content: { variable: null, template: value },
      },
    ]
  })
}

/** The text of a value that may be told; null for none, and for a sensitive one. */
export function textOfCandidate({ content }: Candidate): string | null {
  return content.variable ? content.variable.value : textOf(content.template)
}

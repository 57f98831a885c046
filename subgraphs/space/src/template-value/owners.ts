import { NOWHERE, type Position } from '@spaceport/kit/rights/scope'
import { visible } from '../access/visible.js'
import { anyOf, leadsTo, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { TEMPLATE_COLUMNS, type TemplateRow } from '../variable-template/columns.js'
import type { Tx } from '../write/change.js'

/** A template with where its owner stands, and what of that says whether it may change. */
export type OwnedTemplate = TemplateRow & { place: Position; archivedAt: Date | null }

const OWNERS = {
  project: { select: { id: true, projectGroupId: true, archivedAt: true } },
  libraryVariableSet: { select: { id: true, archivedAt: true } },
} as const

/** The templates of some numbers whose owners exist for the caller. */
export function seenTemplates(
  db: Pick<Tx, 'variableTemplate'>,
  context: SpaceContext,
  locals: readonly number[],
): Promise<Map<number, OwnedTemplate>> {
  const seen = anyOf([
    leadsOrAny('project', visible(context, 'Projects')),
    leadsOrAny('libraryVariableSet', visible(context, 'LibraryVariableSets')),
  ])
  return templatesWhere(db, { AND: [{ id: { in: [...locals] } }, seen] })
}

/** The templates that fulfil a condition, whoever sees them. */
export async function templatesWhere(
  db: Pick<Tx, 'variableTemplate'>,
  where: Where,
): Promise<Map<number, OwnedTemplate>> {
  const rows = await db.variableTemplate.findMany({ where, select: { ...TEMPLATE_COLUMNS, ...OWNERS } })
  return new Map(
    rows.map(({ project, libraryVariableSet, ...template }): [number, OwnedTemplate] => {
      const place = project ? { ...NOWHERE, ProjectGroups: [project.projectGroupId], Projects: [project.id] } : NOWHERE
      const archivedAt = project?.archivedAt ?? libraryVariableSet?.archivedAt ?? null
      return [template.id, { ...template, place, archivedAt }]
    }),
  )
}

/** Rows that have the relation at all, and fulfil the condition there. */
function leadsOrAny(relation: 'project' | 'libraryVariableSet', condition: object): object {
  const own = { [`${relation}Id`]: { not: null } }
  const further = leadsTo(relation, condition)
  return Object.keys(further).length > 0 ? { AND: [own, further] } : own
}

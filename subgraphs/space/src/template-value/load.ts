import type { SpaceContext } from '../context.js'
import { cellKey, type ValueCell } from './cell.js'
import { seenTemplates } from './owners.js'
import { shownValue, type TemplateValueShape } from './shape.js'

/** The values of some cells as they are now, in their order, without those whose template does not exist for the caller. */
export async function loadValues(context: SpaceContext, cells: readonly ValueCell[]): Promise<TemplateValueShape[]> {
  if (cells.length === 0) return []
  const templates = await seenTemplates(
    context.db,
    context,
    cells.map(({ templateId }) => templateId),
  )
  const rows = await context.db.templateValue.findMany({
    where: { OR: cells.map(({ templateId, tenantId, environmentId }) => ({ templateId, tenantId, environmentId })) },
  })
  const byKey = new Map(rows.map((row) => [cellKey(row), row]))
  return cells.flatMap((cell) => {
    const template = templates.get(cell.templateId)
    if (!template) return []
    const projectGroupId = template.place.ProjectGroups[0] ?? null
    const own = byKey.get(cellKey(cell)) ?? null
    return [shownValue(context, { ...cell, forProjectId: null, template, projectGroupId, own })]
  })
}

import type { SpaceContext } from '../context.js'
import { amongCells, cellKey, type ValueCell } from './cell.js'
import { seenTemplates, type OwnedTemplate } from './owners.js'
import { shownValue, type TemplateValueShape } from './shape.js'

/** The values of some cells as they are now, in their order, without those whose template does not exist for the caller. */
export async function loadValues(context: SpaceContext, cells: readonly ValueCell[]): Promise<TemplateValueShape[]> {
  const ids = cells.map(({ templateId }) => templateId)
  return valuesOf(context, cells, await seenTemplates(context.db, context, ids))
}

/** The values of some cells as they are now, in their order, of those whose template is among some. */
export async function valuesOf(
  context: SpaceContext,
  cells: readonly ValueCell[],
  templates: ReadonlyMap<number, OwnedTemplate>,
): Promise<TemplateValueShape[]> {
  if (cells.length === 0) return []
  const rows = await context.db.templateValue.findMany({ where: amongCells(cells) })
  const byKey = new Map(rows.map((row) => [cellKey(row), row]))
  return cells.flatMap((cell) => {
    const template = templates.get(cell.templateId)
    if (!template) return []
    const projectGroupId = template.place.ProjectGroups[0] ?? null
    const own = byKey.get(cellKey(cell)) ?? null
    return [shownValue(context, { ...cell, forProjectId: null, template, projectGroupId, own })]
  })
}

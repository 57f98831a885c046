import type { ReactNode } from 'react'
import type { Row } from '../graph/rows'
import type { Section } from '../table/section'
import type { MatrixProject } from './matrix'
import { numberText } from '../view/count-text'
import { placesOf, type Places } from './places'

/** By what projects can stand in groups. */
export const GROUPS = ['space', 'projectGroup', 'zone'] as const
export type MatrixGroup = (typeof GROUPS)[number]

/** One line of the table. */
export type MatrixLine =
  | { kind: 'project'; id: string; row: Row<MatrixProject>; places: Places }
  | { kind: 'tenant'; id: string; row: Row<MatrixProject>; places: Places; tenant: { id: string | null; name: string } }
  | { kind: 'group'; id: string; title: ReactNode }
  | { kind: 'section'; id: string; section: Section<MatrixProject> }
  | { kind: 'note'; id: string; note: ReactNode }

/** A line that the keyboard can be on. */
export type CellsLine = Extract<MatrixLine, { places: Places }>

/** Whether the keyboard can be on a line. */
export function hasCells(line: MatrixLine): line is CellsLine {
  return line.kind === 'project' || line.kind === 'tenant'
}

function groupTitle(node: MatrixProject, group: MatrixGroup): string {
  if (group === 'space') return node.space?.name ?? 'Space unknown'
  if (group === 'zone') return node.space?.instance?.zone?.name ?? 'Zone unknown'
  return node.projectGroup?.name ?? 'No group that you may see'
}

/** The lines of a project: its own, and one for each tenant if these are asked for. */
function linesOfProject(row: Row<MatrixProject>, withTenants: boolean): CellsLine[] {
  const { node, id } = row
  const own: CellsLine = { kind: 'project', id, row, places: placesOf(node) }
  if (!withTenants) return [own]
  const tenants = new Map(
    node.deploymentMatrix.nodes.flatMap(({ tenant }) => (tenant ? [[tenant.id, tenant.name] as const] : [])),
  )
  if (tenants.size === 0) return [own]
  const line = (tenant: string | null, name: string): CellsLine => ({
    kind: 'tenant',
    id: `${id}~${tenant ?? 'none'}`,
    row,
    places: placesOf(node, tenant),
    tenant: { id: tenant, name },
  })
  const isAlsoForNone = node.deploymentMatrix.nodes.some(({ tenant }) => tenant === null)
  return [
    own,
    ...(isAlsoForNone ? [line(null, 'No tenant')] : []),
    ...[...tenants]
      .sort(([, one], [, other]) => one.localeCompare(other, 'en'))
      .map(([tenant, name]) => line(tenant, name)),
  ]
}

/** All lines in their order: the rows', in groups of one name where these are asked for. */
export function linesOf(
  rows: readonly Row<MatrixProject>[],
  { group, withTenants }: { group: MatrixGroup | null; withTenants: boolean },
): MatrixLine[] {
  if (!group) return rows.flatMap((row) => linesOfProject(row, withTenants))
  const groups = new Map<string, Row<MatrixProject>[]>()
  for (const row of rows) {
    const title = groupTitle(row.node, group)
    groups.set(title, [...(groups.get(title) ?? []), row])
  }
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other, 'en'))
    .flatMap(([title, of]): MatrixLine[] => [
      { kind: 'group', id: `group ${title}`, title: `${title} · ${numberText(of.length)}` },
      ...of.flatMap((row) => linesOfProject(row, withTenants)),
    ])
}

/** All lines of groups that are read one by one, as they are opened. */
export function sectionLines(sections: readonly Section<MatrixProject>[], withTenants: boolean): MatrixLine[] {
  return sections.flatMap((section): MatrixLine[] => {
    const { key, isOpen, rows, note } = section
    const head: MatrixLine = { kind: 'section', id: `section ${key}`, section }
    if (!isOpen) return [head]
    const under: MatrixLine[] = note ? [{ kind: 'note', id: `note ${key}`, note }] : []
    return [head, ...rows.flatMap((row) => linesOfProject(row, withTenants)), ...under]
  })
}

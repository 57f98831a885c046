import { entityId } from '@spaceport/kit/ids'
import type { Position } from '@spaceport/kit/rights/scope'
import type { Changed } from '@spaceport/kit/write/audit'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import type { Tx } from '../write/change.js'
import type { CheckedWish } from './check.js'
import type { HeldValues, KeptValue } from './held.js'

/** What became of one wish. */
export type Stored = { wish: CheckedWish; after: KeptValue | null }

type Subject = { kind: Kind; local: number; version: number }

/**
 * What the audit says of values: they are noted with the tenant whose they are, else with what has the template, and do not count in its version.
 * Those of several projects are noted apart, since not everybody sees the events of all.
 */
export async function notedValues(
  tx: Tx,
  context: SpaceContext,
  { tenants }: HeldValues,
  all: readonly Stored[],
): Promise<Changed[]> {
  const bySubject = new Map<string, Stored[]>()
  for (const stored of all) {
    if (!stored.after && !stored.wish.before) continue
    const key = `${subjectOf(stored)} ${stored.wish.template.projectId ?? ''}`
    bySubject.set(key, [...(bySubject.get(key) ?? []), stored])
  }
  const noted: Changed[] = []
  for (const stored of bySubject.values()) {
    const first = stored[0]!
    const subject = await subjectRow(tx, first, tenants)
    const { kind, local, version } = subject
    noted.push({
      kind,
      id: entityId(context.space, kind, local),
      version,
      before: { id: local, templateValues: stored.map(({ wish }) => state(wish, wish.before)) },
      after: { id: local, templateValues: stored.map(({ wish, after }) => state(wish, after)) },
      scope: placeOf(stored),
    })
  }
  return noted
}

function subjectOf({ wish: { cell, template } }: Stored): string {
  if (cell.tenantId !== null) return `Tenants-${cell.tenantId}`
  return template.projectId === null
    ? `LibraryVariableSets-${template.libraryVariableSetId}`
    : `Projects-${template.projectId}`
}

async function subjectRow(
  tx: Tx,
  { wish: { cell, template } }: Stored,
  tenants: HeldValues['tenants'],
): Promise<Subject> {
  const tenant = cell.tenantId === null ? undefined : tenants.get(cell.tenantId)
  if (tenant) return { kind: 'Tenants', local: tenant.id, version: tenant.version }
  const select = { id: true, version: true } as const
  if (template.projectId !== null) {
    const { id, version } = await tx.project.findUniqueOrThrow({ where: { id: template.projectId }, select })
    return { kind: 'Projects', local: id, version }
  }
  const where = { id: template.libraryVariableSetId ?? 0 }
  const { id, version } = await tx.libraryVariableSet.findUniqueOrThrow({ where, select })
  return { kind: 'LibraryVariableSets', local: id, version }
}

function state({ cell, template }: CheckedWish, kept: KeptValue | null) {
  const { projectId, libraryVariableSetId, name } = template
  const { tenantId, environmentId } = cell
  const { isNull = false, value = null, secretId = null } = kept ?? {}
  return { name, projectId, libraryVariableSetId, tenantId, environmentId, isNull, value, secretId }
}

function placeOf(stored: readonly Stored[]): Position {
  const positions = stored.map(({ wish }) => wish.template.place)
  const unique = (ids: readonly number[]) => [...new Set(ids)]
  return {
    ProjectGroups: unique(positions.flatMap(({ ProjectGroups }) => ProjectGroups)),
    Projects: unique(positions.flatMap(({ Projects }) => Projects)),
    Environments: unique(stored.flatMap(({ wish }) => wish.cell.environmentId ?? [])),
    Tenants: unique(stored.flatMap(({ wish }) => wish.cell.tenantId ?? [])),
  }
}

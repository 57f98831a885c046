import { NOWHERE } from '@spaceport/kit/rights/scope'
import { textKey } from '@spaceport/kit/page/text-key'
import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { cellKey, amongCells, type ValueCell } from '../template-value/cell.js'
import type { CheckedWish } from '../template-value/check.js'
import type { HeldValues } from '../template-value/held.js'
import { notedValues, type Stored } from '../template-value/noted.js'
import { readWanted, requireScope } from '../template-value/read.js'
import { requireValueRights } from '../template-value/rights.js'
import { storeValue } from '../template-value/store.js'
import { requireTenantNotArchived } from '../tenant/active.js'
import type { TemplateRow } from '../variable-template/columns.js'
import type { Tx } from '../write/change.js'
import { REMOTE, requireOwner } from '../write/owner.js'
import { requireReference } from '../write/subject.js'

/** A value that whoever accepts a bundle gives to one of its templates or needed names. */
export type AcceptedValue = {
  name: string
  environment?: string | null
  tenant?: string | null
  value?: string | null
  /** Of what nobody is to read back. */
  secret?: string | null
  isNull?: boolean | null
}

/** The project whose templates have the values. */
export type Valued = { id: number; projectGroupId: number; templates: readonly TemplateRow[] }

/** The most values of one input. */
const MOST = 500

/** The names of which a value is given as a secret, as order keys. */
export function secretNames(values: readonly AcceptedValue[]): Set<string> {
  return new Set(values.filter(({ secret }) => typeof secret === 'string').map(({ name }) => textKey(name)))
}

/**
 * Keeps the values that whoever accepts a bundle gives: to give what is lacking, that they may accept is enough. Throws `BAD_INPUT` for a name that the
 * release does not ask for, a value of another kind or one that is given twice; `FORBIDDEN` for one that is there and that they may not change;
 * `NOT_FOUND`, `NOT_OWNER` or `INVALID_STATE` for environments and tenants.
 */
export async function storeAccepted(
  tx: Tx,
  context: SpaceContext,
  project: Valued,
  values: readonly AcceptedValue[],
): Promise<Changed[]> {
  if (values.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} values at a time.`, 'input', 'values')
  if (values.length === 0) return []
  const byName = new Map(project.templates.map((template) => [textKey(template.name), template]))
  const tenants = new Map<number, HeldTenant>()
  const wishes = []
  for (const [i, given] of values.entries()) {
    const path = ['input', 'values', String(i)]
    const template = byName.get(textKey(given.name))
    if (!template) throw refuse('BAD_INPUT', 'The release asks for no value of that name.', ...path, 'name')
    const cell = await cellOf(tx, context, project.id, template, given, tenants, path)
    const wish = { given: { ...given, template: '' }, cell, path }
    requireScope(template, wish)
    wishes.push({ ...wish, template, wanted: readWanted(template, wish) })
  }
  const keys = wishes.map(({ cell }) => cellKey(cell))
  const twice = keys.findIndex((key, i) => keys.indexOf(key) !== i)
  if (twice >= 0) throw refuse('BAD_INPUT', 'It is given twice.', 'input', 'values', String(twice))
  const kept = await tx.templateValue.findMany({ where: amongCells(wishes.map(({ cell }) => cell)) })
  const before = new Map(kept.map((value) => [cellKey(value), value]))
  const place = { ...NOWHERE, ProjectGroups: [project.projectGroupId], Projects: [project.id] }
  const stored: Stored[] = []
  for (const { template, ...wish } of wishes) {
    const owned = { ...template, place, archivedAt: null }
    const checked: CheckedWish = { ...wish, template: owned, before: before.get(cellKey(wish.cell)) ?? null }
    if (checked.before) requireValueRights(context, { ofProject: true, position: place, ...wish.cell }, ...wish.path)
    stored.push({ wish: checked, after: await storeValue(tx, context, checked) })
  }
  return notedValues(tx, context, { ...NOTHING_HELD, tenants }, stored)
}

type HeldTenant = HeldValues['tenants'] extends ReadonlyMap<number, infer Tenant> ? Tenant : never

const NOTHING_HELD = {
  templates: new Map(),
  environments: new Set<number>(),
  deployed: new Set<string>(),
  values: new Map(),
}

async function cellOf(
  tx: Tx,
  context: SpaceContext,
  projectId: number,
  { id: templateId }: TemplateRow,
  { environment, tenant }: AcceptedValue,
  tenants: Map<number, HeldTenant>,
  path: string[],
): Promise<ValueCell> {
  const cell: ValueCell = { templateId, tenantId: null, environmentId: null }
  if (typeof environment === 'string') {
    cell.environmentId = await requireReference(tx, context, 'Environments', environment, ...path, 'environment')
  }
  if (typeof tenant === 'string') {
    const id = await requireReference(tx, context, 'Tenants', tenant, ...path, 'tenant')
    const row = await tx.tenant.findUniqueOrThrow({
      where: { id },
      select: {
        ...{ ...REMOTE, id: true, name: true, archivedAt: true, version: true },
        projects: { where: { projectId }, select: { tenantId: true } },
      },
    })
    requireOwner(row, ...path, 'tenant')
    requireTenantNotArchived(row, ...path, 'tenant')
    if (row.projects.length === 0) {
      throw refuse('INVALID_STATE', `The project is not deployed for "${row.name}".`, ...path, 'tenant')
    }
    tenants.set(id, row)
    cell.tenantId = id
  }
  return cell
}

import { decide } from '@spaceport/kit/rights/decide'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { NOT_YET } from '../access/position.js'
import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import { mayEditValue, mayReadValue } from '../template-value/rights.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { requireOwner } from '../write/owner.js'
import { readSubject } from '../write/references.js'
import { requirePosition } from '../write/subject.js'
import { tenantWithLinks } from './row.js'

/** Which tenant is to be copied, and what the copy is to be called. */
export type CloneTenant = { tenant: string; name: string; idempotencyKey?: string | null }

/**
 * Makes another tenant with the description, tags and values of one, for which the same projects are deployed, as far as the caller can see
 * them; of the values those that the caller may read and set. Sensitive ones are not read: both refer to them. Throws `NOT_OWNER` for a placeholder, `CONFLICT` for a taken name.
 */
export function cloneTenant(context: SpaceContext, input: CloneTenant): Promise<{ local: number }> {
  const source = readSubject(context, 'Tenants', input.tenant, 'tenant')
  return change(context, {
    operation: 'cloneTenant',
    permission: 'TenantCreate',
    input,
    async at(tx) {
      await requirePosition(tx, context, 'Tenants', source, 'input', 'tenant')
      return { ...NOWHERE, Tenants: [NOT_YET] }
    },
    async run(tx) {
      const original = await tx.tenant.findUniqueOrThrow({ where: { id: source }, include: { tags: true } })
      requireOwner(original, 'input', 'tenant')
      const named = await freeName(input.name, 'tenant', (nameKey) => tx.tenant.findUnique({ where: { nameKey } }))
      const links = await tx.projectTenant.findMany({
        where: { tenantId: source, project: visible(context, 'Projects') },
        select: { projectId: true, environmentIds: true },
      })
      const { description, isDisabled, tags } = original
      const { id } = await tx.tenant.create({
        data: {
          ...named,
          description,
          isDisabled,
          tags: { create: tags.map(({ tagId }) => ({ tagId })) },
          projects: { create: links },
        },
      })
      await copyValues(tx, context, { source, copy: id, projects: links.map(({ projectId }) => projectId) })
      const after = { ...(await tenantWithLinks(tx, id)), clonedFromId: source }
      return { answer: { local: id }, changed: [changed(context, 'Tenants', { after })] }
    },
  })
}

type Copying = { source: number; copy: number; projects: readonly number[] }

/**
 * Values of those projects, and of library sets, which hold in all: those that the caller could read and set, for whoever deploys for the copy
 * comes by them.
 */
async function copyValues(tx: Tx, context: SpaceContext, { source, copy, projects }: Copying): Promise<void> {
  const project = { select: { id: true, projectGroupId: true } } as const
  const values = await tx.templateValue.findMany({
    where: { tenantId: source, OR: [{ projectId: null }, { projectId: { in: [...projects] } }] },
    select: { ...VALUE, template: { select: { project } } },
  })
  const seesSets = decide(context.rights, 'LibraryVariableSetView', NOWHERE).allowed
  const copied = values.filter(({ environmentId, template: { project: owner } }) => {
    const position = owner ? { ...NOWHERE, ProjectGroups: [owner.projectGroupId], Projects: [owner.id] } : NOWHERE
    const place = { ofProject: owner !== null, position, tenantId: source, environmentId }
    return (owner !== null || seesSets) && mayReadValue(context, place) && mayEditValue(context, place)
  })
  await tx.templateValue.createMany({
    data: copied.map(({ template: _template, ...value }) => ({ ...value, tenantId: copy })),
  })
}

const VALUE = {
  templateId: true,
  projectId: true,
  environmentId: true,
  isNull: true,
  value: true,
  secretId: true,
} as const

import { visible } from '../access/visible.js'
import { allOf, EVERYTHING, leadsTo, NOTHING, oneOf, someOf, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { localTags } from '../tag-set/tag-id.js'

/** What a filter says of the tenants for whom something was, or is to be, deployed. */
export type TenantFilter = { tenantTag?: string[] | null; hasTenant?: boolean | null }

/** Rows by their tenant's tags, and by whether they have a tenant; one that the caller cannot see is none. Throws `BAD_ID` for a malformed tag. */
export function ofTenant({ tenantTag, hasTenant }: TenantFilter, context: SpaceContext): Where[] {
  return [
    ...(tenantTag ? [tagged(localTags(tenantTag, context), context)] : []),
    ...(typeof hasTenant === 'boolean' ? [hasTenant ? withTenant(context) : withoutTenant(context)] : []),
  ]
}

function tagged(tags: readonly number[], context: SpaceContext): Where {
  const set = leadsTo('tagSet', visible(context, 'TagSets'))
  const tag = allOf([oneOf('tagId', tags), leadsTo('tag', set)])
  return leadsTo('tenant', allOf([visible(context, 'Tenants'), someOf('tags', tag)]))
}

function withTenant(context: SpaceContext): Where {
  const seen = visible(context, 'Tenants')
  return seen === EVERYTHING ? { tenantId: { not: null } } : leadsTo('tenant', seen)
}

function withoutTenant(context: SpaceContext): Where {
  const seen = visible(context, 'Tenants')
  if (seen === NOTHING) return EVERYTHING
  return seen === EVERYTHING ? { tenantId: null } : { tenant: { isNot: seen } }
}

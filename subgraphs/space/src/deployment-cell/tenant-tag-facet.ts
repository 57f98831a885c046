import { Prisma } from '@spaceport/database/space'
import { visible } from '../access/visible.js'
import { allOf, leadsTo, NOTHING, type Where } from '../access/where.js'
import { leadsToFew } from '../connection/few.js'
import type { SpaceContext } from '../context.js'
import { groupRows } from '../entity/model.js'
import { inOrder, MOST_VALUES } from '../facet/count.js'
import type { Facet } from '../facet/facet.js'
import { canonicalName } from '../tag-set/tags.js'
import { byTag } from '../tenant/tag-facet.js'

/** Of how many tenants cells are counted; they are those with the most of them. */
const MOST_TENANTS = 10_000

/** Cells by the tags of their tenants, by canonical name; each once for each tag. */
export const byTenantTag: Facet = {
  async count(where, context) {
    if (visible(context, 'TagSets') === NOTHING) return { values: [], truncated: false }
    const tenants = await cellsOfTenants(where, context)
    const tags = await cellsOfTags(tenants.slice(0, MOST_TENANTS), context)
    const values = tags.slice(0, MOST_VALUES).map(({ count, ...tag }) => ({ name: canonicalName(tag), count }))
    return { values: inOrder(values), truncated: tenants.length > MOST_TENANTS || tags.length > MOST_VALUES }
  },
  under: (names, context) => leadsTo('tenant', allOf([byTag.under(names, context), visible(context, 'Tenants')])),
  lookUp: (names, context) => leadsToFew(context, 'tenantId', 'Tenants', byTag.under(names, context)),
}

/** How many cells tenants have, of those that exist for the caller. */
async function cellsOfTenants(where: Where, context: SpaceContext): Promise<{ tenantId: number; count: number }[]> {
  const ofSeen = allOf([where, { tenantId: { not: null } }, leadsTo('tenant', visible(context, 'Tenants'))])
  if (ofSeen === NOTHING) return []
  const groups = await groupRows(context.db, 'deploymentCell', {
    by: ['tenantId'],
    where: ofSeen,
    orderBy: [{ _count: { tenantId: 'desc' } }, { tenantId: 'asc' }],
    take: MOST_TENANTS + 1,
    _count: { _all: true },
  })
  return groups.map(({ tenantId, _count }) => ({ tenantId: Number(tenantId), count: _count._all }))
}

type CountedTag = { name: string; tagSet: { name: string }; count: number }

/** The cells of tenants added up by the tags that these carry, the most frequent first, and one more than a facet has. */
async function cellsOfTags(
  tenants: readonly { tenantId: number; count: number }[],
  { db }: SpaceContext,
): Promise<CountedTag[]> {
  if (tenants.length === 0) return []
  const [ids, counts] = [tenants.map(({ tenantId }) => tenantId), tenants.map(({ count }) => count)]
  const rows = await db.$queryRaw<{ name: string; set: string; count: number }[]>(Prisma.sql`
    SELECT t.name, s.name AS set, c.count FROM (
      SELECT tt."tagId", sum(cells.count)::int AS count FROM tenant_tag tt
      JOIN unnest(${ids}::int[], ${counts}::int[]) AS cells (tenant, count) ON cells.tenant = tt."tenantId"
      GROUP BY tt."tagId" ORDER BY count DESC, tt."tagId" LIMIT ${MOST_VALUES + 1}) c
    JOIN tag t ON t.id = c."tagId"
    JOIN tag_set s ON s.id = t."tagSetId"
    ORDER BY c.count DESC, t.id`)
  return rows.map(({ name, set, count }) => ({ name, tagSet: { name: set }, count }))
}

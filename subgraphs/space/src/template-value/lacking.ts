import { Prisma } from '@spaceport/database/space'
import { visible } from '../access/visible.js'
import { EVERYTHING, NOTHING } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { IS_GIVEN, theseProjects, wantedOf, type Wanted } from './cells.js'
import { seenNumbers } from './seen.js'

/** Which rows are looked at, and at most how many are found. */
type Bounds = { most: number; among?: readonly number[] }

/**
 * The numbers of the projects that lack a value for an environment, of those that the caller can see: those of whose values
 * `templateValues(onlyMissing: true)` tells any.
 */
export async function lackingProjects(context: SpaceContext, { most, among }: Bounds): Promise<number[]> {
  const seen = await seenOrAll(context, 'Projects', among)
  const projects = seen ? theseProjects(seen) : Prisma.sql`SELECT id AS "projectId" FROM project`
  const links = Prisma.sql`SELECT * FROM project_tenant WHERE FALSE`
  const wanted = await seenOf(context, { projects, links })
  return numbers(
    context,
    Prisma.sql`
      WITH ${wantedOf(wanted)}
      SELECT DISTINCT u."projectId" AS id FROM used u
      JOIN place p ON p."projectId" = u."projectId"
      WHERE u.scope = 'ENVIRONMENT' AND NOT EXISTS (
        SELECT 1 FROM template_value v
        WHERE v."templateId" = u."templateId" AND v."tenantId" IS NULL AND v."environmentId" = p."environmentId" AND ${IS_GIVEN})
      LIMIT ${most}`,
  )
}

/** The same of the tenants that lack a value in a project that is deployed for them; of tenants and projects that the caller can see. */
export async function lackingTenants(context: SpaceContext, { most, among }: Bounds): Promise<number[]> {
  const [tenants, projects] = await Promise.all([seenOrAll(context, 'Tenants', among), seenOrAll(context, 'Projects')])
  const ofThese = tenants ? Prisma.sql`"tenantId" = ANY(${tenants}::int[])` : Prisma.sql`"tenantId" IS NOT NULL`
  const inSeen = projects ? Prisma.sql`"projectId" = ANY(${projects}::int[])` : Prisma.sql`TRUE`
  const links = Prisma.sql`SELECT * FROM project_tenant WHERE ${ofThese} AND ${inSeen}`
  const wanted = await seenOf(context, { projects: theseProjects([]), links })
  return numbers(
    context,
    Prisma.sql`
      WITH ${wantedOf(wanted)},
      goes AS (SELECT "projectId", array_agg("environmentId") AS environments FROM place GROUP BY "projectId"),
      given AS (
        SELECT v."templateId", v."tenantId", array_agg(v."environmentId") AS environments FROM template_value v
        WHERE v."environmentId" IS NOT NULL AND ${ofThese} AND ${IS_GIVEN}
        GROUP BY v."templateId", v."tenantId")
      SELECT l."tenantId" AS id FROM link l
      JOIN used u ON u."projectId" = l."projectId"
      WHERE u.scope = 'TENANT' AND NOT EXISTS (
        SELECT 1 FROM template_value v
        WHERE v."templateId" = u."templateId" AND v."tenantId" = l."tenantId" AND v."environmentId" IS NULL AND ${IS_GIVEN})
      UNION
      SELECT l."tenantId" FROM link l
      JOIN used u ON u."projectId" = l."projectId"
      JOIN goes g ON g."projectId" = l."projectId"
      LEFT JOIN given v ON v."templateId" = u."templateId" AND v."tenantId" = l."tenantId"
      WHERE u.scope = 'TENANT_AND_ENVIRONMENT' AND NOT COALESCE(v.environments, '{}') @> CASE
        WHEN cardinality(l."environmentIds") = 0 THEN g.environments
        ELSE ARRAY(SELECT unnest(g.environments) INTERSECT SELECT unnest(l."environmentIds")) END
      LIMIT ${most}`,
  )
}

/** What is wanted, of what exists for the caller. */
async function seenOf(context: SpaceContext, wanted: Pick<Wanted, 'projects' | 'links'>): Promise<Wanted> {
  const environments = await seenNumbers(context, 'Environments')
  const withSets = visible(context, 'LibraryVariableSets') !== NOTHING
  return { ...wanted, environments, withSets, onlyRequired: true }
}

/** The rows of a kind that exist for the caller, by number, of those that are named if any are; null for all. */
async function seenOrAll(context: SpaceContext, kind: Kind, named?: readonly number[]): Promise<number[] | null> {
  if (visible(context, kind) === EVERYTHING) return named ? [...named] : null
  return seenNumbers(context, kind, named)
}

/** Reads numbers of which all must be looked for at once: PostgreSQL knows little of how many rows the parts have, and must not look for each apart. */
async function numbers({ db }: SpaceContext, query: Prisma.Sql): Promise<number[]> {
  const [, rows] = await db.$transaction([
    db.$queryRaw`SELECT set_config('enable_nestloop', 'off', TRUE), set_config('work_mem', '32MB', TRUE)`,
    db.$queryRaw<{ id: number }[]>(query),
  ])
  return rows.map(({ id }) => id)
}

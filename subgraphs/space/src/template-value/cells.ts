import { Prisma } from '@spaceport/database/space'

/** Which cells: those of some projects' environments, and of some tenants in the projects that are deployed for them. */
export type Wanted = {
  /** SQL of the projects whose values per environment are wanted, as `projectId`. */
  projects: Prisma.Sql
  /** SQL of the rows of `project_tenant` whose values are wanted: a project and a tenant each. */
  links: Prisma.Sql
  /** The environments that exist for the caller. */
  environments: readonly number[]
  /** Whether library variable sets exist for the caller. */
  withSets: boolean
  /** Whether only templates count that must have a value and have no default. */
  onlyRequired?: boolean
}

/** Whether values of a template `t` must be given: they are required, and nothing stands in their place. */
const MUST_BE_GIVEN = Prisma.sql`t."isRequired" AND t."defaultValue" IS NULL AND t."defaultSecretId" IS NULL`

/** Whether somebody has said what a value `v` is, be it that there is none. */
export const IS_GIVEN = Prisma.sql`(v."isNull" OR v.value IS NOT NULL OR v."secretId" IS NOT NULL)`

/** Some projects, by number. */
export function theseProjects(projects: readonly number[]): Prisma.Sql {
  return Prisma.sql`SELECT unnest(${[...projects]}::int[]) AS "projectId"`
}

/** Some pairs of a project and a tenant, of those for which there is a link. */
export function theseLinks(links: readonly { projectId: number; tenantId: number }[]): Prisma.Sql {
  const projects = links.map(({ projectId }) => projectId)
  const tenants = links.map(({ tenantId }) => tenantId)
  return Prisma.sql`
    SELECT l.* FROM project_tenant l
    JOIN unnest(${projects}::int[], ${tenants}::int[]) AS given (project, tenant)
      ON given.project = l."projectId" AND given.tenant = l."tenantId"`
}

/**
 * The common table expressions of SQL that lead to values: `asking` and `link` as wanted; `used`, the templates of each project, its own and those
 * of its library sets; and `place`, its environments: those of its lifecycle and of its channels' lifecycles.
 */
export function wantedOf({ projects, links, environments, withSets, onlyRequired = false }: Wanted): Prisma.Sql {
  const counting = onlyRequired ? MUST_BE_GIVEN : Prisma.sql`TRUE`
  return Prisma.sql`
    asking AS (${projects}),
    link AS (${links}),
    whose AS (SELECT "projectId" FROM asking UNION SELECT "projectId" FROM link),
    used AS (
      SELECT w."projectId", t.id AS "templateId", t.scope FROM whose w
      JOIN variable_template t ON t."projectId" = w."projectId" AND ${counting}
      UNION ALL
      SELECT w."projectId", t.id, t.scope FROM whose w
      JOIN project_library_variable_set s ON s."projectId" = w."projectId" AND ${withSets}::boolean
      JOIN variable_template t ON t."libraryVariableSetId" = s."libraryVariableSetId" AND ${counting}),
    way AS (
      SELECT w."projectId", p."lifecycleId" FROM whose w JOIN project p ON p.id = w."projectId"
      UNION
      SELECT w."projectId", c."lifecycleId" FROM whose w
      JOIN channel c ON c."projectId" = w."projectId" AND c."lifecycleId" IS NOT NULL),
    phased AS (
      SELECT l.id AS "lifecycleId", h.id AS "phaseId", e."environmentId" FROM lifecycle l
      LEFT JOIN phase h ON h."lifecycleId" = l.id
      LEFT JOIN phase_environment e ON e."phaseId" = h.id
      WHERE l.id IN (SELECT "lifecycleId" FROM way)),
    reached AS (
      SELECT "lifecycleId", "environmentId" FROM phased WHERE "environmentId" = ANY(${[...environments]}::int[])
      UNION
      -- A lifecycle without phases goes everywhere, and so does a phase without environments.
      SELECT "lifecycleId", unnest(${[...environments]}::int[]) FROM phased WHERE "environmentId" IS NULL),
    place AS (
      SELECT DISTINCT w."projectId", r."environmentId" FROM way w JOIN reached r ON r."lifecycleId" = w."lifecycleId")`
}

/**
 * These, and last `cell` with one row for each value that there may be: a template's number, and the tenant's and environment's (null for what its
 * scope leaves out), and of what is per environment alone the project that asks. A tenant has only those environments for which the project is
 * deployed for it.
 */
export function cellsOf(wanted: Wanted): Prisma.Sql {
  return Prisma.sql`
    ${wantedOf(wanted)},
    cell AS (
      SELECT u."templateId", NULL::int AS "tenantId", p."environmentId", u."projectId" AS "forProjectId" FROM used u
      JOIN asking a ON a."projectId" = u."projectId"
      JOIN place p ON p."projectId" = u."projectId"
      WHERE u.scope = 'ENVIRONMENT'
      UNION
      SELECT u."templateId", l."tenantId", NULL, NULL FROM used u
      JOIN link l ON l."projectId" = u."projectId"
      WHERE u.scope = 'TENANT'
      UNION
      SELECT u."templateId", l."tenantId", p."environmentId", NULL FROM used u
      JOIN link l ON l."projectId" = u."projectId"
      JOIN place p ON p."projectId" = u."projectId"
      WHERE u.scope = 'TENANT_AND_ENVIRONMENT'
        AND (cardinality(l."environmentIds") = 0 OR p."environmentId" = ANY(l."environmentIds")))`
}

/** Joins `cell c` with its template `t` and, where somebody has said, its value `v`. */
export const WITH_VALUES = Prisma.sql`
  cell c
  JOIN variable_template t ON t.id = c."templateId"
  LEFT JOIN template_value v ON v."templateId" = c."templateId"
    AND COALESCE(v."tenantId", 0) = COALESCE(c."tenantId", 0)
    AND COALESCE(v."environmentId", 0) = COALESCE(c."environmentId", 0)`

/** Whether nobody has said what a value is, though it must be said; also where there is no row of it. */
export const IS_MISSING = Prisma.sql`${MUST_BE_GIVEN} AND ${IS_GIVEN} IS NOT TRUE`

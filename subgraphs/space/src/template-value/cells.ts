import { Prisma } from '@spaceport/database/space'

/** Which cells: those of some projects' environments, and of some tenants in the projects that are deployed for them. */
export type Wanted = {
  /** The projects whose values per environment are wanted. */
  projects: readonly number[]
  /** The pairs of a project and a tenant whose values are wanted. */
  links: readonly { projectId: number; tenantId: number }[]
  /** The environments that exist for the caller. */
  environments: readonly number[]
  /** Whether library variable sets exist for the caller. */
  withSets: boolean
  /** Whether only templates count that must have a value and have no default. */
  onlyRequired?: boolean
}

/**
 * The common table expressions of SQL whose last, `cell`, has one row for each value that there may be: a template's number, and the tenant's and
 * environment's (null for what its scope leaves out), and of what is per environment alone the project that asks. Templates are a project's own and those of its library sets; environments are those of
 * the lifecycles of the project and its channels, and of a tenant only those for which the project is deployed for it.
 */
export function cellsOf({ projects, links, environments, withSets, onlyRequired = false }: Wanted): Prisma.Sql {
  const counting = onlyRequired
    ? Prisma.sql`t."isRequired" AND t."defaultValue" IS NULL AND t."defaultSecretId" IS NULL`
    : Prisma.sql`TRUE`
  const linked = { projects: links.map(({ projectId }) => projectId), tenants: links.map(({ tenantId }) => tenantId) }
  return Prisma.sql`
    link AS (
      SELECT l."projectId", l."tenantId", l."environmentIds" FROM project_tenant l
      JOIN unnest(${linked.projects}::int[], ${linked.tenants}::int[]) AS given (project, tenant)
        ON given.project = l."projectId" AND given.tenant = l."tenantId"),
    whose AS (SELECT unnest(${[...projects]}::int[]) AS "projectId" UNION SELECT "projectId" FROM link),
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
    place AS (
      -- A lifecycle without phases goes everywhere, and so does a phase without environments.
      SELECT DISTINCT w."projectId", e.id AS "environmentId" FROM way w
      JOIN phased h ON h."lifecycleId" = w."lifecycleId"
      JOIN environment e ON h."environmentId" IS NULL OR h."environmentId" = e.id
      WHERE e.id = ANY(${[...environments]}::int[])),
    cell AS (
      SELECT u."templateId", NULL::int AS "tenantId", p."environmentId", u."projectId" AS "forProjectId" FROM used u
      JOIN place p ON p."projectId" = u."projectId"
      WHERE u.scope = 'ENVIRONMENT' AND u."projectId" = ANY(${[...projects]}::int[])
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

import type { TemplateScope } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'

/** A template that must have a value and has none. */
export type MissingValue = {
  templateId: number
  name: string
  label: string | null
  /** Per what its values are given. */
  per: TemplateScope
  /** For which environment; null for a template whose values are given per tenant alone. */
  environmentId: number | null
  /** For which tenant; null for a template whose values are given per environment alone. */
  tenantId: number | null
  /** The library set that it is of; null for a template of the project. */
  libraryVariableSet: { id: number; name: string } | null
}

/** What is to be deployed where, for whom. */
export type Cell = { projectId: number; environmentId: number; tenantId: number | null }

type Row = Omit<MissingValue, 'libraryVariableSet'> & { setId: number | null; setName: string | null }

/**
 * The values that a deployment lacks: of the required templates, without a default, of the project and its library sets, those that nobody gave
 * a value. That somebody said that there is to be none is a value. A deployment without a tenant needs none of what tenants say.
 */
export async function missingValues(tx: Tx, _context: SpaceContext, cell: Cell): Promise<MissingValue[]> {
  const { projectId, environmentId, tenantId } = cell
  const rows = await tx.$queryRaw<Row[]>`
    WITH needed AS (
      SELECT t.*,
        CASE WHEN t.scope = 'TENANT' THEN NULL ELSE ${environmentId}::int END AS environment,
        CASE WHEN t.scope = 'ENVIRONMENT' THEN NULL ELSE ${tenantId}::int END AS tenant
      FROM variable_template t
      WHERE t."isRequired" AND t."defaultValue" IS NULL AND t."defaultSecretId" IS NULL
        AND (t."projectId" = ${projectId}::int OR t."libraryVariableSetId" IN (
          SELECT "libraryVariableSetId" FROM project_library_variable_set WHERE "projectId" = ${projectId}::int))
        AND (t.scope = 'ENVIRONMENT' OR ${tenantId}::int IS NOT NULL))
    SELECT t.id AS "templateId", t.name, t.label, t.scope AS per, t.environment AS "environmentId", t.tenant AS "tenantId",
      s.id AS "setId", s.name AS "setName"
    FROM needed t
    LEFT JOIN library_variable_set s ON s.id = t."libraryVariableSetId"
    WHERE NOT EXISTS (
      SELECT 1 FROM template_value v
      WHERE v."templateId" = t.id AND v."tenantId" IS NOT DISTINCT FROM t.tenant
        AND v."environmentId" IS NOT DISTINCT FROM t.environment
        AND (v."isNull" OR v.value IS NOT NULL OR v."secretId" IS NOT NULL))
    ORDER BY s."nameKey" NULLS FIRST, t.position, t.id`
  return rows.map(({ setId, setName, ...row }) => ({
    ...row,
    libraryVariableSet: setId === null || setName === null ? null : { id: setId, name: setName },
  }))
}

import { Prisma, type ControlType, type TemplateScope } from '@spaceport/database/space'
import { visible } from '../access/visible.js'
import { NOTHING } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { cellsOf, IS_MISSING, theseLinks, theseProjects, WITH_VALUES } from './cells.js'
import { seenNumbers } from './seen.js'
import { shownValue, type TemplateValueShape } from './shape.js'

/** The most values that are told of one tenant, or of one project. */
export const MOST_VALUES = 1_000

/** Values, and whether there are more. */
export type FoundValues = { values: TemplateValueShape[]; truncated: boolean }

type Row = {
  templateId: number
  tenantId: number | null
  environmentId: number | null
  forProjectId: number | null
  projectId: number | null
  libraryVariableSetId: number | null
  projectGroupId: number | null
  position: number
  name: string
  label: string | null
  helpText: string | null
  control: ControlType
  options: string | null
  scope: TemplateScope
  isRequired: boolean
  defaultValue: string | null
  defaultSecretId: number | null
  valueId: number | null
  isNull: boolean
  value: string | null
  secretId: number | null
  version: number
  updatedAt: Date
}

/** Which of the values that there may be are found. */
export type Finding = {
  onlyMissing: boolean
  /** Whether at most 1,000 are found in all; else for each tenant, and for each project that asks for what is per environment alone. */
  inAll?: boolean
  /** Only these environments. */
  environments?: readonly number[]
}

/** Of which projects, and of which tenants in projects that are deployed for them, values are found. */
export type Asked = { projects: readonly number[]; links: readonly { projectId: number; tenantId: number }[] }

/** The values that there may be, given or not: at most 1,000, and one more where there are more. One statement, however many are asked about. */
export async function findValues(
  context: SpaceContext,
  { projects, links }: Asked,
  { onlyMissing, inAll = false, environments: named }: Finding,
): Promise<TemplateValueShape[]> {
  const environments = await seenNumbers(context, 'Environments', named)
  const withSets = visible(context, 'LibraryVariableSets') !== NOTHING
  const wanted = { projects: theseProjects(projects), links: theseLinks(links) }
  const partition = inAll ? Prisma.empty : Prisma.sql`PARTITION BY c."tenantId", c."forProjectId"`
  const rows = await context.db.$queryRaw<Row[]>`
    WITH ${cellsOf({ ...wanted, environments, withSets, onlyRequired: onlyMissing })},
    found AS (
      SELECT c."templateId", c."tenantId", c."environmentId", c."forProjectId", t."projectId", t."libraryVariableSetId", p."projectGroupId",
        t.position, t.name, t.label, t."helpText", t.control, t.options, t.scope, t."isRequired", t."defaultValue", t."defaultSecretId",
        v.id AS "valueId", v."isNull", v.value, v."secretId", v.version, v."updatedAt",
        row_number() OVER (${partition}
          ORDER BY p."nameKey" NULLS FIRST, s."nameKey", t.position, n."nameKey", e."sortOrder", e."nameKey") AS place
      FROM ${WITH_VALUES}
      LEFT JOIN project p ON p.id = t."projectId"
      LEFT JOIN library_variable_set s ON s.id = t."libraryVariableSetId"
      LEFT JOIN environment e ON e.id = c."environmentId"
      LEFT JOIN tenant n ON n.id = c."tenantId"
      WHERE ${onlyMissing ? IS_MISSING : Prisma.sql`TRUE`})
    SELECT * FROM found WHERE place <= ${MOST_VALUES + 1} ORDER BY place`
  return rows.map((row) => shownValue(context, found(row)))
}

function found(row: Row): Parameters<typeof shownValue>[1] {
  const {
    templateId,
    tenantId,
    environmentId,
    forProjectId,
    projectGroupId,
    valueId,
    isNull,
    value,
    secretId,
    version,
    updatedAt,
  } = row
  const template = { ...row, id: templateId }
  const own = valueId === null ? null : { isNull, value, secretId, version, updatedAt }
  return { templateId, tenantId, environmentId, forProjectId, projectGroupId, template, own }
}

/** At most 1,000 of what was found. */
export function bounded(values: readonly TemplateValueShape[]): FoundValues {
  return { values: values.slice(0, MOST_VALUES), truncated: values.length > MOST_VALUES }
}

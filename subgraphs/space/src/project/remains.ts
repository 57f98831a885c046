import type { Tx } from '../write/change.js'

/** What only a project uses, but no foreign key takes along with it: numbers of snapshots and of sensitive values. */
export type Remains = { processSnapshots: number[]; variableSnapshots: number[]; secrets: number[] }

type Numbers = { id: number }[]

const idsOf = (rows: Numbers) => rows.map(({ id }) => id)

/** What will be left of a project when it is gone. Sensitive values of library sets are theirs, though the project's snapshots name them. */
export async function remainsOf(tx: Tx, projectId: number): Promise<Remains> {
  const processSnapshots = await tx.$queryRaw<Numbers>`
    SELECT "processSnapshotId" AS id FROM release WHERE "projectId" = ${projectId} AND "processSnapshotId" IS NOT NULL
    UNION SELECT "processSnapshotId" FROM runbook_snapshot WHERE "projectId" = ${projectId} AND "processSnapshotId" IS NOT NULL`
  const variableSnapshots = await tx.$queryRaw<Numbers>`
    SELECT "variableSnapshotId" AS id FROM release WHERE "projectId" = ${projectId} AND "variableSnapshotId" IS NOT NULL
    UNION SELECT "variableSnapshotId" FROM runbook_snapshot WHERE "projectId" = ${projectId} AND "variableSnapshotId" IS NOT NULL`
  const frozen = await frozenSecrets(tx, idsOf(processSnapshots), idsOf(variableSnapshots))
  return {
    processSnapshots: idsOf(processSnapshots),
    variableSnapshots: idsOf(variableSnapshots),
    secrets: [...new Set([...frozen, ...(await currentSecrets(tx, projectId))])],
  }
}

/** Removes what nothing else uses of it. */
export async function removeRemains(tx: Tx, { processSnapshots, variableSnapshots, secrets }: Remains): Promise<void> {
  await tx.processSnapshot.deleteMany({
    where: { id: { in: processSnapshots }, releases: { none: {} }, runbookSnapshots: { none: {} } },
  })
  await tx.variableSnapshot.deleteMany({
    where: { id: { in: variableSnapshots }, releases: { none: {} }, runbookSnapshots: { none: {} } },
  })
  const unused = { none: {} }
  await tx.secret.deleteMany({
    where: {
      id: { in: secrets },
      ...{ variables: unused, templates: unused, templateValues: unused, prompts: unused },
      ...{ accounts: unused, passphraseOf: unused, certificates: unused, feeds: unused },
    },
  })
}

/** Those that snapshots name: of a process in its properties, which are JSON text within JSON text. */
async function frozenSecrets(tx: Tx, processes: number[], variables: number[]): Promise<number[]> {
  const rows = await tx.$queryRaw<Numbers>`
    SELECT found[1]::int AS id
    FROM process_snapshot, regexp_matches(content, '\\{\\\\"secretId\\\\":(\\d+)\\}', 'g') AS found
    WHERE process_snapshot.id = ANY(${processes}::int[])
    UNION
    SELECT (one ->> 'secretId')::int
    FROM variable_snapshot, json_array_elements(content::json -> 'variables') AS one
    WHERE variable_snapshot.id = ANY(${variables}::int[]) AND one ->> 'libraryVariableSetId' IS NULL AND one ->> 'secretId' IS NOT NULL`
  return idsOf(rows)
}

/** Those that the project has now: of its variables, templates, prompts, and the steps of its processes. */
async function currentSecrets(tx: Tx, projectId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<Numbers>`
    SELECT "secretId" AS id FROM variable WHERE "projectId" = ${projectId} AND "secretId" IS NOT NULL
    UNION SELECT "defaultSecretId" FROM variable_template WHERE "projectId" = ${projectId} AND "defaultSecretId" IS NOT NULL
    UNION SELECT v."secretId" FROM template_value v JOIN variable_template t ON t.id = v."templateId"
      WHERE t."projectId" = ${projectId} AND v."secretId" IS NOT NULL
    UNION SELECT p."secretId" FROM deployment_prompt p JOIN deployment d ON d.id = p."deploymentId"
      WHERE d."projectId" = ${projectId} AND p."secretId" IS NOT NULL
    UNION
    SELECT found[1]::int
    FROM (
      SELECT s.properties FROM process_step s JOIN deployment_process p ON p.id = s."processId"
        LEFT JOIN runbook r ON r.id = p."runbookId" WHERE ${projectId} IN (p."projectId", r."projectId")
      UNION ALL
      SELECT a.properties FROM process_action a JOIN process_step s ON s.id = a."stepId" JOIN deployment_process p ON p.id = s."processId"
        LEFT JOIN runbook r ON r.id = p."runbookId" WHERE ${projectId} IN (p."projectId", r."projectId")
    ) AS kept, regexp_matches(properties, '\\{"secretId":(\\d+)\\}', 'g') AS found`
  return idsOf(rows)
}

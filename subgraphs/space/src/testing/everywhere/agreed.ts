import { writePortableRelease } from '@spaceport/kit/bundle/content'
import { AUTHORITY } from '../../certificate/testing/examples.js'
import { carried } from '../../incoming-bundle/testing/carried.js'

/** What a column has where its table asks for more than a value of its type, as SQL of the row's number `n` and its other columns. */
export const AGREED: Readonly<Record<string, string>> = {
  'build_information.packageKey': `lower("packageId")`,
  // One default channel in a project: every project has one channel here.
  'channel.isDefault': 'n % 2 = 0',
  'certificate.certificateData': `'${AUTHORITY}'`,
  'certificate.subject': `'CN=' || "name"`,
  'certificate.subjectKey': `lower('CN=' || "name")`,
  'deployment.completedAt': `CASE WHEN state IN ('QUEUED', 'EXECUTING', 'CANCELLING') THEN NULL ELSE "queuedAt" + interval '3 minutes' END`,
  'deployment.tenantId': `CASE WHEN n % 3 > 0 THEN NULL ELSE (SELECT array_agg(id ORDER BY id) FROM tenant)[1 + n % (SELECT count(*) FROM tenant)::int] END`,
  'deployment_freeze.endAt': `"startAt" + interval '2 hours'`,
  'deployment_process.projectId': `(SELECT array_agg(id ORDER BY id) FROM project)[n]`,
  'deployment_process.runbookId': `CASE WHEN n > (SELECT count(*) FROM project) THEN (SELECT array_agg(id ORDER BY id) FROM runbook)[n - (SELECT count(*) FROM project)] END`,
  'deployment_prompt.secretId': `CASE WHEN value IS NULL THEN (SELECT min(id) FROM secret) END`,
  // A receipt, and of bundles that came here the first one, is there when one was got or given.
  'incoming_bundle.content': `'${writePortableRelease(carried('0'.repeat(64), 1)).replaceAll("'", "''")}'`,
  'incoming_bundle.receipt': `CASE WHEN n % 10 > 0 THEN '{}' END`,
  'incoming_bundle.firstReceipt': `CASE WHEN n % 10 > 0 THEN '{}' END`,
  'outgoing_bundle.receipt': `CASE WHEN n % 10 > 0 THEN '{}' END`,
  'interruption.resolvedAt': `CASE WHEN "isPending" THEN NULL ELSE "createdAt" END`,
  'lifecycle.releaseRetentionQuantity': `CASE WHEN "releaseRetentionUnit" <> 'FOREVER' THEN n % 100 END`,
  'lifecycle.targetRetentionQuantity': `CASE WHEN "targetRetentionUnit" <> 'FOREVER' THEN n % 100 END`,
  'process_snapshot.content': `'{"steps":[]}'`,
  'release.openDefects': 'CASE WHEN n % 499 = 5 THEN 1 ELSE 0 END',
  // Tasks of deployments say the same as these, below; others are queued or done.
  'server_task.completedAt': `CASE WHEN state IN ('QUEUED', 'EXECUTING', 'CANCELLING') THEN NULL ELSE "queuedAt" + interval '3 minutes' END`,
  'step_template_version.parameters': `'[]'`,
  'step_template_version.properties': `'{}'`,
  'template_value.isNull': 'n % 20 = 0',
  'template_value.value': `CASE WHEN n % 20 > 0 THEN 'value' END`,
  'template_value.secretId': 'NULL::int',
  // Where there is no team to approve, nobody needs to; the last digest is there when there was a bundle.
  'trust.approvalsNeeded': `CASE WHEN "approvalTeamId" IS NULL THEN 0 ELSE 1 END`,
  'trust.lastDigest': `CASE WHEN n % 10 > 0 THEN md5(n::text) END`,
  // Not two in force for one purpose.
  'trust.root': `CASE WHEN n = 5 THEN 'zyxw' ELSE 'root ' || n END`,
  // What stands for a variable elsewhere has no value.
  'variable.remoteOf': 'NULL::text',
  'variable.isUnscoped': `cardinality("environmentIds") = 0`,
  'variable.libraryVariableSetId': `CASE WHEN n % 10 = 0 THEN (SELECT array_agg(id ORDER BY id) FROM library_variable_set)[1 + n % (SELECT count(*) FROM library_variable_set)::int] END`,
  'variable.projectId': `CASE WHEN n % 10 > 0 THEN (SELECT array_agg(id ORDER BY id) FROM project)[1 + n % (SELECT count(*) FROM project)::int] END`,
  'variable.secretId': `CASE WHEN type = 'SENSITIVE' THEN (SELECT min(id) FROM secret) END`,
  'variable.value': `CASE WHEN type = 'STRING' THEN 'value ' || n END`,
  'variable.accountId': `CASE WHEN type = 'USERNAME_PASSWORD_ACCOUNT' THEN (SELECT array_agg(id ORDER BY id) FROM account)[1 + n % (SELECT count(*) FROM account)::int] END`,
  'variable.certificateId': `CASE WHEN type = 'CERTIFICATE' THEN (SELECT array_agg(id ORDER BY id) FROM certificate)[1 + n % (SELECT count(*) FROM certificate)::int] END`,
  'variable.workerPoolId': `CASE WHEN type = 'WORKER_POOL' THEN (SELECT array_agg(id ORDER BY id) FROM worker_pool)[1 + n % (SELECT count(*) FROM worker_pool)::int] END`,
  'variable_snapshot.content': `'{"projectId":1,"libraryVariableSets":[],"variables":[]}'`,
  'variable_template.libraryVariableSetId': `CASE WHEN n % 2 = 0 THEN (SELECT array_agg(id ORDER BY id) FROM library_variable_set)[1 + n % (SELECT count(*) FROM library_variable_set)::int] END`,
  'variable_template.projectId': `CASE WHEN n % 2 > 0 THEN (SELECT array_agg(id ORDER BY id) FROM project)[1 + n % (SELECT count(*) FROM project)::int] END`,
}

/** What holds between tables, made so when all of them are filled. */
export const AGREEMENTS: readonly string[] = [
  `UPDATE release r SET "channelId" = c.id FROM channel c WHERE c."projectId" = r."projectId" AND r."channelId" IS NOT NULL`,
  `UPDATE runbook_snapshot s SET "projectId" = r."projectId" FROM runbook r WHERE r.id = s."runbookId"`,
  `UPDATE runbook r SET "publishedSnapshotId" = s.id
     FROM (SELECT DISTINCT ON ("runbookId") "runbookId", id FROM runbook_snapshot ORDER BY "runbookId", id) s
     WHERE s."runbookId" = r.id AND r.id % 2 = 0`,
  `UPDATE deployment d SET "projectId" = r."projectId" FROM release r WHERE r.id = d."releaseId"`,
  `UPDATE outgoing_bundle b SET "projectId" = r."projectId" FROM release r WHERE r.id = b."releaseId"`,
  `UPDATE server_task t SET "projectId" = d."projectId", "environmentId" = d."environmentId", "tenantId" = d."tenantId", state = d.state, "completedAt" = d."completedAt"
     FROM deployment d WHERE d.id = t."deploymentId"`,
  `UPDATE certificate SET "replacedById" = id - 1 WHERE id > 1 AND id % 499 = 7`,
  `UPDATE phase_environment SET position = 0`,
  `SELECT rebuild_deployment_cells()`,
]

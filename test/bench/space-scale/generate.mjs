import { withConnection } from '@spaceport/database/connection'

/** A Space of the full size, and one of a hundredth of it; `scale` divides. */
export function sizeOf(scale) {
  const of = (n) => Math.round(n / scale)
  return {
    projects: of(5_000),
    releases: of(100_000),
    deployments: of(1_000_000),
    targets: of(20_000),
    tenants: of(2_000),
    variables: of(50_000),
  }
}

/** Rows per statement. */
const CHUNK = 50_000
const ENVIRONMENTS = ['Development', 'Test', 'Staging', 'Production']
const WORDS =
  "(ARRAY['Ledger','Payments','Catalogue','Basket','Identity','Routing','Billing','Search','Pricing','Loyalty','Dispatch','Fraud','Payout','Consent','Stock','Returns','Tracking','Reports','Gateway','Archive'])"

/**
 * Fills an empty, migrated Space with rows of a deterministic shape by set-based statements. `steps` are counted on standard error as a
 * bar. A project is deployed to four environments, in the last one for up to five tenants; a deployment in ten failed.
 */
export async function generate(url, size, title) {
  await withConnection(url, async (client) => {
    const steps = plan(size)
    const total = steps.reduce((sum, { rows }) => sum + rows, 0)
    let done = 0
    const show = bar(title, total)
    for (const { rows, sql, unchecked } of steps) {
      // Rows by the million need no check of what they refer to: they are made to fit.
      await client.query(`SET session_replication_role = ${unchecked ? 'replica' : 'origin'}`)
      if (rows === 0) await client.query(sql)
      for (let from = 1; from <= rows; from += CHUNK) {
        const to = Math.min(rows, from + CHUNK - 1)
        await client.query(sql, [from, to])
        done += to - from + 1
        show(done)
      }
    }
    await client.query('SET session_replication_role = origin')
    await client.query('VACUUM ANALYZE')
    show(total, true)
  })
}

function plan({ projects, releases, deployments, targets, tenants, variables }) {
  const word = (n) => `${WORDS}[1 + (${n}) % 20]`
  const row = (rows, sql, unchecked = false) => ({ rows, sql, unchecked })
  const once = (sql) => ({ rows: 0, sql, unchecked: false })
  const at = (n) => `timestamptz '2025-01-01' + (${n})::float8 * (interval '600 days' / ${deployments})`
  return [
    once(
      `INSERT INTO environment (name, "nameKey", "sortOrder") VALUES ${ENVIRONMENTS.map((name, i) => `('${name}', '${name.toLowerCase()}', ${i})`).join(', ')}`,
    ),
    once(`INSERT INTO lifecycle (name, "nameKey") VALUES ('Standard', 'standard')`),
    once(`INSERT INTO phase ("lifecycleId", position, name) SELECT 1, id - 1, name FROM environment`),
    once(`INSERT INTO phase_environment ("phaseId", "environmentId", position) SELECT id, position + 1, 0 FROM phase`),
    once(
      `INSERT INTO project_group (name, "nameKey") SELECT 'Group ' || n, 'group ' || n FROM generate_series(1, 50) n`,
    ),
    row(
      tenants,
      `INSERT INTO tenant (name, "nameKey") SELECT name, lower(name) FROM (SELECT n, 'Customer ' || ${word('n * 7')} || ' ' || n AS name FROM generate_series($1::int, $2::int) n) t`,
    ),
    row(
      projects,
      `INSERT INTO project (name, "nameKey", slug, "projectGroupId", "lifecycleId", "createdAt")
      SELECT name, lower(name), 'p-' || n, 1 + n % 50, 1, timestamptz '2024-01-01' + n * interval '1 hour'
      FROM (SELECT n, ${word('n')} || ' ' || ${word('n / 20')} || ' ' || n AS name FROM generate_series($1::int, $2::int) n) t`,
    ),
    once(
      `INSERT INTO channel ("projectId", name, "nameKey", "isDefault") SELECT id, 'Default', 'default', true FROM project ORDER BY id`,
    ),
    row(
      projects,
      `INSERT INTO project_tenant ("projectId", "tenantId") SELECT DISTINCT n, 1 + (n * 13 + k) % ${tenants} FROM generate_series($1::int, $2::int) n, generate_series(0, 4) k`,
    ),
    row(
      targets,
      `INSERT INTO deployment_target (name, "nameKey", "endpointStyle", health, "machinePolicyId", uri)
      SELECT 'web-' || lpad(n::text, 6, '0'), 'web-' || lpad(n::text, 6, '0'), 'TENTACLE_PASSIVE',
        (ARRAY['HEALTHY','HEALTHY','HEALTHY','HAS_WARNINGS','UNHEALTHY','UNAVAILABLE','UNKNOWN'])[1 + n % 7]::"HealthStatus", 1, 'https://web-' || n || '.example:10933'
      FROM generate_series($1::int, $2::int) n`,
    ),
    row(
      targets,
      `INSERT INTO target_environment ("targetId", "environmentId") SELECT n, 1 + n % 4 FROM generate_series($1::int, $2::int) n`,
    ),
    row(
      targets,
      `INSERT INTO target_role ("targetId", role) SELECT n, (ARRAY['web','db','worker','cache'])[1 + (n / 4) % 4] FROM generate_series($1::int, $2::int) n`,
    ),
    row(
      variables,
      `INSERT INTO variable ("projectId", name, "nameKey", value) SELECT 1 + n % ${projects}, 'Setting:' || n / ${projects}, 'setting:' || n / ${projects}, n::text FROM generate_series($1::int, $2::int) n`,
    ),
    row(
      releases,
      `INSERT INTO release ("projectId", name, "nameKey", "versionKey", "channelId", "createdAt")
      SELECT p, '1.' || m || '.0', '1.' || m || '.0', lpad(m::text, 8, '0'), c.id, ${at(`n::float8 / ${releases} * ${deployments}`)}
      FROM (SELECT n, 1 + n % ${projects} AS p, n / ${projects} AS m FROM generate_series($1::int, $2::int) n) r JOIN channel c ON c."projectId" = r.p`,
    ),
    row(
      deployments,
      `INSERT INTO deployment ("projectId", "releaseId", "environmentId", "tenantId", state, "queuedAt", "startedAt", "completedAt")
      SELECT 1 + r % ${projects}, r, e, CASE WHEN e = 4 THEN 1 + ((1 + r % ${projects}) * 13 + n % 5) % ${tenants} END,
        (CASE WHEN n % 10 = 3 THEN 'FAILED' ELSE 'SUCCESS' END)::"TaskState", ${at('n')}, ${at('n')} + interval '5 s', ${at('n')} + interval '3 min'
      FROM (SELECT n, 1 + (n::bigint * 7919 % ${releases})::int AS r, 1 + (n / 3) % 4 AS e FROM generate_series($1::int, $2::int) n) d`,
      true,
    ),
    row(
      deployments,
      `INSERT INTO server_task (name, "nameKey", description, state, "projectId", "environmentId", "tenantId", "deploymentId", "queuedAt", "startedAt", "completedAt", progress)
      SELECT 'Deploy', 'deploy', 'Deploy a release', state, "projectId", "environmentId", "tenantId", id, "queuedAt", "startedAt", "completedAt", 100
      FROM deployment WHERE id BETWEEN $1::int AND $2::int`,
      true,
    ),
    once(
      `UPDATE project p SET "lastDeployedAt" = d.at FROM (SELECT "projectId", max("completedAt") AS at FROM deployment GROUP BY 1) d WHERE d."projectId" = p.id`,
    ),
    once(`SELECT rebuild_deployment_cells()`),
  ]
}

function bar(title, total) {
  const width = 30
  const terminal = process.stderr.isTTY
  let shown = -1
  return (done, last = false) => {
    const filled = Math.floor((done / total) * width)
    if (filled === shown && !last) return
    shown = filled
    const text = `${title} [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`
    process.stderr.write(terminal ? `\r${text}${last ? '\n' : ''}` : `${text}\n`)
  }
}

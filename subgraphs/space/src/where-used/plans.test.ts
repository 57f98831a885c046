import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { asAdmin, keepStatements, rowsRead } from '../testing/plans.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace
let sent: Awaited<ReturnType<typeof keepStatements>>

/** One list in a hundred holds the number 1; the others hold greater ones. */
const LIST = `CASE WHEN n % 100 = 0 THEN ARRAY[1] ELSE ARRAY[2 + n % 50] END`
const ONE = `CASE WHEN n % 100 = 0 THEN 1 ELSE 2 + n % 50 END`
const NUMBERED = (table: string, count: number, more = '', values = '') =>
  `INSERT INTO ${table} (name, "nameKey"${more && `, ${more}`}) SELECT 'x' || n, 'x' || n${values && `, ${values}`} FROM generate_series(1, ${count}) n`

/** A few of what is used, and 3,000 of each that use them, without the triggers that would make them be found. */
const ROWS = [
  'SET session_replication_role = replica',
  NUMBERED('project_group', 1),
  NUMBERED('lifecycle', 60),
  NUMBERED('environment', 60),
  NUMBERED('feed', 60, 'type', `'BUILT_IN'::"FeedType"`),
  NUMBERED('worker_pool', 60),
  NUMBERED('machine_policy', 60),
  NUMBERED('library_variable_set', 60),
  NUMBERED('account', 60, 'type', `'TOKEN'::"AccountType"`),
  NUMBERED('step_template', 60, '"actionType", version', `'x', 1`),
  `INSERT INTO certificate (name, "nameKey", "certificateData", subject, "subjectKey", issuer, thumbprint, "serialNumber", "isSelfSigned", "notBefore", "notAfter")
    SELECT 'x' || n, 'x' || n, '', '', '', '', '', '', true, now(), now() FROM generate_series(1, 60) n`,
  NUMBERED('tag_set', 60),
  `INSERT INTO tag ("tagSetId", name, "nameKey", color, position) SELECT n, 'x', 'x', '#000000', 0 FROM generate_series(1, 60) n`,
  NUMBERED('project', 3_000, 'slug, "projectGroupId", "lifecycleId"', `'x' || n, 1, ${ONE}`),
  `INSERT INTO project_library_variable_set ("projectId", "libraryVariableSetId", position) SELECT n, ${ONE}, 0 FROM generate_series(1, 3000) n`,
  NUMBERED('channel', 3_000, '"projectId", "lifecycleId", "tenantTagIds"', `n, ${ONE}, ${LIST}`),
  `INSERT INTO deployment_process ("projectId") SELECT n FROM generate_series(1, 3000) n`,
  `INSERT INTO process_step ("processId", position, name, "nameKey", "variableNames")
    SELECT n, 0, 'x', 'x', CASE WHEN n % 100 = 0 THEN ARRAY['x1'] ELSE ARRAY['y'] END FROM generate_series(1, 3000) n`,
  `INSERT INTO process_action ("stepId", position, name, "nameKey", "actionType", "variableNames", "accountIds", "certificateIds", "environmentIds",
      "excludedEnvironmentIds", "channelIds", "tenantTagIds", "workerPoolId", "stepTemplateId", "stepTemplateVersion")
    SELECT n, 0, 'x', 'x', 'x', CASE WHEN n % 100 = 0 THEN ARRAY['x1'] ELSE ARRAY['y'] END, ${LIST}, ${LIST}, ${LIST}, ${LIST}, ${LIST}, ${LIST}, ${ONE}, ${ONE}, 1
    FROM generate_series(1, 3000) n`,
  `INSERT INTO action_package ("actionId", "packageId", "packageKey", "feedId") SELECT n, 'P' || ${ONE}, 'p' || ${ONE}, ${ONE} FROM generate_series(1, 3000) n`,
  NUMBERED(
    'variable',
    3_000,
    '"projectId", "isUnscoped", "environmentIds", "channelIds", "tenantTagIds", "variableNames"',
    `n, false, ${LIST}, ${LIST}, ${LIST}, CASE WHEN n % 100 = 0 THEN ARRAY['x1'] ELSE ARRAY['y'] END`,
  ),
  ...['account', 'certificate', 'workerPool'].map((what) =>
    NUMBERED(
      'variable',
      1_500,
      `"projectId", type, "${what}Id"`,
      `n, '${{ account: 'AZURE_ACCOUNT', certificate: 'CERTIFICATE', workerPool: 'WORKER_POOL' }[what]}'::"VariableType", ${ONE}`,
    ),
  ),
  NUMBERED('release', 3_000, '"projectId", "channelId"', `n, ${ONE}`),
  `INSERT INTO release_package ("releaseId", "actionName", "packageId", "packageKey", version, "feedId")
    SELECT n, 'x', 'P' || ${ONE}, 'p' || ${ONE}, '1', ${ONE} FROM generate_series(1, 3000) n`,
  NUMBERED(
    'deployment_target',
    3_000,
    '"endpointStyle", "machinePolicyId", "accountId", "workerPoolId", "tenantTagIds"',
    `'NONE'::"EndpointStyle", ${ONE}, ${ONE}, ${ONE}, ${LIST}`,
  ),
  `INSERT INTO target_environment ("targetId", "environmentId") SELECT n, ${ONE} FROM generate_series(1, 3000) n`,
  NUMBERED('worker', 3_000, '"endpointStyle", "machinePolicyId"', `'NONE'::"EndpointStyle", ${ONE}`),
  NUMBERED('runbook', 3_000, '"projectId", "environmentIds"', `n, ${LIST}`),
  NUMBERED('tenant', 3_000),
  `INSERT INTO tenant_tag ("tenantId", "tagId") SELECT n, ${ONE} FROM generate_series(1, 3000) n`,
  `INSERT INTO project_tenant ("projectId", "tenantId", "environmentIds") SELECT n, n, ${LIST} FROM generate_series(1, 3000) n`,
  'ANALYZE',
]

/** Half as many as any of the tables has. */
const FEW = 1_500

beforeAll(async () => {
  sent = await keepStatements()
  space = await testSpace()
  await asAdmin(space, async (client) => {
    for (const sql of ROWS) await client.query(sql)
  })
}, 60_000)

afterAll(async () => {
  jest.restoreAllMocks()
  await space.close()
})

describe('the uses of what one row in a hundred uses', () => {
  const USED = [
    'Accounts',
    'Certificates',
    'WorkerPools',
    'Feeds',
    'StepTemplates',
    'LibraryVariableSets',
    'Channels',
    'MachinePolicies',
  ]
  it.each([...USED, 'Lifecycles', 'Environments', 'TagSets', 'Variables'])(
    'are found of %s by indexes',
    async (kind) => {
      sent()
      const query = `{ whereUsed(id: "Spaces-1/${kind}-1", first: 100) { totalCount nodes { place } } }`
      const { errors } = await space.ask(query)
      expect(errors).toEqual([])
      for (const statement of sent().filter(({ text }) => text.startsWith('SELECT'))) {
        const read = await asAdmin(space, async (client) => {
          // The tables are small enough that PostgreSQL would rather read them whole.
          for (const way of ['seqscan', 'hashjoin', 'mergejoin']) await client.query(`SET enable_${way} = off`)
          return rowsRead(client, statement)
        })
        expect({ read: read < FEW || read, text: statement.text }).toMatchObject({ read: true })
      }
    },
  )
})

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { asAdmin, keepStatements, rowsRead } from '../testing/plans.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace
let sent: Awaited<ReturnType<typeof keepStatements>>

/** 10,000 projects in 20 groups, 20 more in a group of their own without deployments; two releases and deployments of each of the first. */
const ROWS = [
  `INSERT INTO project_group (name, "nameKey") SELECT 'g' || n, 'g' || n FROM generate_series(1, 21) n`,
  `INSERT INTO lifecycle (name, "nameKey") VALUES ('l', 'l')`,
  `INSERT INTO environment (name, "nameKey") SELECT 'e' || n, 'e' || n FROM generate_series(1, 8) n`,
  `INSERT INTO tenant (name, "nameKey") SELECT 't' || n, 't' || n FROM generate_series(1, 200) n`,
  `INSERT INTO project (name, "nameKey", slug, "projectGroupId", "lifecycleId")
     SELECT 'p' || n, 'p' || lpad(n::text, 6, '0'), 'p' || n, CASE WHEN n > 10000 THEN 21 ELSE 1 + n % 20 END, 1
     FROM generate_series(1, 10020) n`,
  `INSERT INTO release ("projectId", name, "nameKey", "createdAt")
     SELECT 1 + n % 10000, n, n, now() - n * interval '1 second' FROM generate_series(1, 20000) n`,
  `INSERT INTO deployment ("projectId", "releaseId", "environmentId", "tenantId", "queuedAt")
     SELECT 1 + n % 10000, n, 1 + n % 8, CASE WHEN n % 3 = 0 THEN 1 + n % 200 END, now() - n * interval '1 second'
     FROM generate_series(1, 20000) n`,
  'ANALYZE',
]

beforeAll(async () => {
  sent = await keepStatements()
  space = await testSpace()
  await asAdmin(space, async (client) => {
    for (const sql of ROWS) await client.query(sql)
  })
})

afterAll(async () => {
  jest.restoreAllMocks()
  await space.close()
})

/** Far fewer than any of the tables has, and enough for all deployments to one environment. */
const FEW = 4_000

let people = 100

describe('a page of a caller whose role is limited', () => {
  it.each<[string, Partial<Scope>]>([
    ['to nothing', {}],
    ['to a project', { Projects: [777] }],
    ['to 50 projects', { Projects: Array.from({ length: 50 }, (_, i) => 100 + i * 190) }],
    ['to a group', { ProjectGroups: [3] }],
    ['to a group without deployments', { ProjectGroups: [21] }],
    ['to that group and a project', { ProjectGroups: [21], Projects: [777] }],
    ['to an environment', { Environments: [2] }],
    ['to a group in an environment', { ProjectGroups: [3], Environments: [3] }],
  ])('%s is read by an index, not by looking at all rows', async (_how, scope) => {
    const who = caller(`Users-${people++}`)
    await giveRole(space.db, who.subject, PROJECT_VIEWER, scope)
    for (const list of ['projects', 'releases', 'deployments']) {
      sent()
      await space.ask(`{ ${list}(first: 30) { nodes { id } } }`, {}, who)
      const pages = sent().filter(({ text }) => text.includes('LIMIT'))
      expect({ list, pages: pages.length }).toEqual({ list, pages: 1 })
      const read = await asAdmin(space, (client) => rowsRead(client, pages[0]!))
      expect({ list, read: read < FEW || read }).toEqual({ list, read: true })
    }
  })
})

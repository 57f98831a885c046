import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { testDatabase, type TestDatabase } from '@spaceport/database/testing'
import { checkAudit } from '@spaceport/kit/audit/check'
import { freezeProcess } from '../process/snapshot.js'
import { openSecret } from '../secret/open.js'
import { TEST_SECRETS } from '../testing/secrets.js'
import { freezeVariables } from '../variable/snapshot.js'
import { generateContent } from './content.js'
import { loadContent } from './load.js'
import type { ContentRequest } from './request.js'

let made: TestDatabase
let database: SpaceDatabase

beforeAll(async () => {
  made = await testDatabase('space')
  database = openSpace(made.ownerUrl, { max: 1 })
})
afterAll(async () => {
  await database?.close()
  await made?.drop()
})

const request: ContentRequest = {
  ...{ space: 'Spaces-1', seed: 'load', now: Date.UTC(2026, 0, 15), theme: 'storefront' },
  environments: [
    { id: 1, name: 'Test', description: '', stage: 'TEST', remoteOf: null },
    { id: 2, name: 'Production', description: '', stage: 'PRODUCTION', remoteOf: null },
  ],
  tenants: [
    { id: 1, name: 'Élan Optics', description: '', remoteOf: null },
    { id: 2, name: 'Oak Books', description: '', remoteOf: null },
  ],
  ...{ people: ['Users-1', 'Users-3'], executor: 'Users-2' },
  ...{ projects: 8, releases: 300, deployments: 900 },
}

describe('loadContent', () => {
  it('fills an empty Space, and only once', async () => {
    const loaded = await loadContent(database.client, request, TEST_SECRETS)
    expect(loaded).toMatchObject({ project: 8, release: 300, deployment: 900, environment: 2 })
    expect(await loadContent(database.client, request, TEST_SECRETS)).toEqual(loaded)
    const { client } = database
    expect(await client.project.count()).toBe(8)
    expect(await client.release.count()).toBe(300)
    expect(await client.deployment.count()).toBe(900)
    expect(await client.serverTask.count({ where: { deploymentId: { not: null } } })).toBe(900)
  })

  it('counts what it has put into each table', async () => {
    const { answer } = await database.client.idempotentAnswer.findFirstOrThrow()
    const { secrets, ...loaded } = answer as Record<string, number>
    const begun = { feed: 1, machine_policy: 1, worker_pool: 1 }
    for (const [table, count] of Object.entries({ ...loaded, secret: secrets ?? 0 })) {
      const [row] = await database.client.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "${table}"`)
      const more = Object.hasOwn(begun, table) ? 1 : 0
      expect({ table, n: row?.n }).toEqual({ table, n: count + more })
    }
  })

  it('keeps values as they were generated', async () => {
    expect(await database.client.tenant.findFirst()).toMatchObject({
      name: 'Élan Optics',
      nameKey: 'élan optics',
      remoteOf: null,
    })
    const last = await database.client.deployment.findFirst({ orderBy: { id: 'desc' } })
    expect(last).toMatchObject({ state: 'QUEUED', queuedAt: new Date(request.now - 20_000), startedAt: null })
  })

  it('leaves one audit row that says so, on the chain', async () => {
    const rows = await database.client.auditEvent.findMany()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ actor: 'demo', action: 'demo content loaded', subject: 'Spaces-1' })
    expect(rows[0]?.after).toMatchObject({ secrets: expect.any(Number), variable: expect.any(Number) })
    const verdict = await checkAudit(database.client, { scoped: true })
    expect(verdict).toMatchObject({ faults: [], complete: true, reached: { count: 1 } })
  })

  it('numbers what comes next after what was loaded', async () => {
    const environment = await database.client.environment.create({ data: { name: 'Next', nameKey: 'next' } })
    expect(environment.id).toBe(3)
    await database.client.environment.delete({ where: { id: 3 } })
    const unraised = await database.client.$queryRaw`
      SELECT sequencename FROM pg_sequences WHERE sequencename LIKE '%\_id\_seq' AND last_value IS NULL
        AND sequencename NOT IN ('team_id_seq', 'user_role_id_seq', 'scoped_user_role_id_seq',
          'trust_id_seq', 'outgoing_bundle_id_seq', 'incoming_bundle_id_seq', 'package_file_id_seq')`
    expect(unraised).toEqual([])
  })

  it('leaves statistics for the planner', async () => {
    const [row] = await database.client.$queryRaw<
      { rows: number }[]
    >`SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'deployment'`
    expect(row?.rows).toBe(900)
  })

  it('seals what is sensitive under the keys of the Instance', async () => {
    const { secrets } = generateContent(request)
    const context = { secrets: TEST_SECRETS, spaceId: request.space }
    for (const { id, text } of secrets) expect(await openSecret(database.client, context, id)).toBe(text)
  })

  it('freezes processes and variables as the write path does: what is there now is kept already', async () => {
    const { client } = database
    const processes = await client.deploymentProcess.findMany({
      where: { OR: [{ projectId: { not: null } }, { runbook: { publishedSnapshotId: { not: null } } }] },
      select: { id: true, projectId: true },
    })
    const kept = async () => [await client.processSnapshot.count(), await client.variableSnapshot.count()]
    const before = await kept()
    for (const { id, projectId } of processes) {
      const [process, variables] = await client.$transaction(async (tx) => [
        await freezeProcess(tx, id),
        projectId === null ? null : await freezeVariables(tx, projectId),
      ])
      if (projectId === null) continue
      const newest = await client.release.findFirstOrThrow({ where: { projectId }, orderBy: { id: 'desc' } })
      expect([newest.processSnapshotId, newest.variableSnapshotId]).toEqual([process, variables])
    }
    expect(await kept()).toEqual(before)
  })

  it('shows in the deployment matrix what is where', async () => {
    const { client } = database
    const cells = await client.deploymentCell.findMany({ orderBy: { id: 'asc' } })
    const { rows } = generateContent(request)
    const expected = new Map<string, number>()
    for (const { id, projectId, environmentId, tenantId } of rows.deployment) {
      expected.set(`${projectId} ${environmentId} ${tenantId}`, id)
    }
    expect(
      new Map(cells.map((one) => [`${one.projectId} ${one.environmentId} ${one.tenantId}`, one.currentId])),
    ).toEqual(expected)
  })

  it('refuses a Space that holds something already', async () => {
    const other = await testDatabase('space')
    const used = openSpace(other.ownerUrl, { max: 1 })
    try {
      await used.client.feed.create({ data: { name: 'Own', nameKey: 'own', type: 'NPM' } })
      await expect(loadContent(used.client, request, TEST_SECRETS)).rejects.toMatchObject({ code: 'INVALID_STATE' })
      expect(await used.client.project.count()).toBe(0)
      expect(await used.client.secret.count()).toBe(0)
      expect(await used.client.auditEvent.count()).toBe(0)
    } finally {
      await used.close()
      await other.drop()
    }
  })
})

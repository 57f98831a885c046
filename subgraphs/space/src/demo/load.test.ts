import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { testDatabase, type TestDatabase } from '@spaceport/database/testing'
import { seededRandom } from '@spaceport/kit/random'
import { checkAudit } from '@spaceport/kit/audit/check'
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
  tenants: [{ id: 1, name: 'Élan Optics', description: '', remoteOf: null }],
  ...{ projects: 8, releases: 300, deployments: 900 },
}

describe('loadContent', () => {
  it('fills an empty Space, and only once', async () => {
    const loaded = await loadContent(database.client, request)
    expect(loaded).toMatchObject({ project: 8, release: 300, deployment: 900, environment: 2 })
    expect(await loadContent(database.client, request)).toEqual(loaded)
    const { client } = database
    expect(await client.project.count()).toBe(8)
    expect(await client.release.count()).toBe(300)
    expect(await client.deployment.count()).toBe(900)
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
    const verdict = await checkAudit(database.client, { scoped: true })
    expect(verdict).toMatchObject({ faults: [], complete: true, reached: { count: 1 } })
  })

  it('numbers what comes next after what was loaded', async () => {
    const environment = await database.client.environment.create({ data: { name: 'Next', nameKey: 'next' } })
    expect(environment.id).toBe(3)
  })

  it('leaves statistics for the planner', async () => {
    const [row] = await database.client.$queryRaw<
      { rows: number }[]
    >`SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'deployment'`
    expect(row?.rows).toBe(900)
  })

  it('refuses a Space that holds something already', async () => {
    const other = await testDatabase('space')
    const used = openSpace(other.ownerUrl, { max: 1 })
    try {
      const name = `Own ${seededRandom('name').int(1, 99)}`
      await used.client.environment.create({ data: { name, nameKey: name.toLowerCase() } })
      await expect(loadContent(used.client, request)).rejects.toMatchObject({ code: 'INVALID_STATE' })
      expect(await used.client.project.count()).toBe(0)
      expect(await used.client.auditEvent.count()).toBe(0)
    } finally {
      await used.close()
      await other.drop()
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { urlFor } from '@spaceport/database/connection'
import { spaceDatabaseName } from '@spaceport/database/names'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { closeConnections } from '@spaceport/kit/client'
import { MANAGER } from '../testing/callers.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

let instance: TestInstance
let admin: SpaceDatabase
let name: string

beforeAll(async () => {
  instance = await testInstance()
  for (const space of ['Spaces-1', 'Spaces-2']) {
    const json = { space, members: [{ subject: 'Users-1', role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
  }
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  name = spaceDatabaseName(prefix, 'Instances-4', 'Spaces-1')
  admin = openSpace(urlFor(url, name))
})

afterAll(async () => {
  await admin.close()
  await instance.close()
  await closeConnections()
})

const json = { query: '{ projects(first: 1) { nodes { id } } }', items: [{ space: 'Spaces-1' }, { space: 'Spaces-2' }] }

/** How many statements of Spaces-1 wait for the lock of this test. */
async function waiting(): Promise<number> {
  const [row] = await admin.client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = ${name} AND usename LIKE '%\\_app' AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition()));
}

/** Runs `work` while nobody can read Spaces-1's projects. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  await admin.client.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE project IN ACCESS EXCLUSIVE MODE`
      await work()
    },
    { timeout: 30_000 },
  )
}

describe('SQL behind a batch', () => {
  it('stops when the asker hangs up, and the Space that was ready is answered before', async () => {
    await whileLocked(async () => {
      const hangUp = new AbortController()
      const { signal } = hangUp
      const lines = instance.as('gateway').stream({ method: 'POST', path: '/batch', json, caller: MANAGER, signal })
      expect((await lines.next()).value).toEqual({ space: 'Spaces-2', data: { projects: { nodes: [] } } })
      await until(async () => (await waiting()) === 1)
      hangUp.abort()
      await expect(lines.next()).rejects.toThrow()
      await until(async () => (await waiting()) === 0)
    })
  })

  it('stops at the deadline, and the answer lacks its last line', async () => {
    await whileLocked(async () => {
      const call = { method: 'POST' as const, path: '/batch', json, caller: MANAGER, remaining: 300 }
      const seen: unknown[] = []
      const read = async () => {
        for await (const line of instance.as('gateway').stream(call)) seen.push(line)
      }
      await read().catch(() => {})
      expect(seen).not.toContainEqual(expect.objectContaining({ done: expect.anything() }))
      await until(async () => (await waiting()) === 0)
    })
  })
})

describe('a database that hangs up in the middle of a statement', () => {
  it('makes its Space unavailable and no other', async () => {
    await whileLocked(async () => {
      const lines = instance.as('gateway').stream({ method: 'POST', path: '/batch', json, caller: MANAGER })
      expect((await lines.next()).value).toEqual({ space: 'Spaces-2', data: { projects: { nodes: [] } } })
      await until(async () => (await waiting()) === 1)
      await admin.client.$queryRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = ${name} AND usename LIKE '%\\_app' AND wait_event_type = 'Lock'`
      const message = 'The database of Spaces-1 did not answer.'
      const extensions = { code: 'SPACE_UNAVAILABLE', space: 'Spaces-1' }
      const { value } = await lines.next()
      expect(value).toMatchObject({ space: 'Spaces-1', data: { projects: null }, errors: [{ message, extensions }] })
      expect((await lines.next()).value).toEqual({ done: 2 })
    })
  })
})

describe('a database that takes no connections', () => {
  it('makes its Space unavailable and no other, also at start, until it takes them again', async () => {
    const ask = async () => {
      const lines: unknown[] = []
      const stream = instance.as('gateway').stream({ method: 'POST', path: '/batch', json, caller: MANAGER })
      for await (const line of stream) lines.push(line)
      return lines
    }
    const answered = (space: string) => ({ space, data: { projects: { nodes: [] } } })
    await admin.close()
    await instance.restart()
    const server = openSpace(instance.settings.SPACEPORT_SPACE_DATABASE_URL)
    const allow = (connections: boolean) =>
      server.client.$executeRawUnsafe(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${connections}`)
    try {
      await allow(false)
      const unavailable = {
        space: 'Spaces-1',
        data: null,
        errors: [expect.objectContaining({ extensions: { code: 'SPACE_UNAVAILABLE', space: 'Spaces-1' } })],
      }
      for (const restart of [false, true]) {
        if (restart) await instance.restart()
        const lines = await ask()
        expect(lines).toHaveLength(3)
        expect(lines).toEqual(expect.arrayContaining([answered('Spaces-2'), unavailable, { done: 2 }]))
      }
      await allow(true)
      expect(await ask()).toEqual(expect.arrayContaining([answered('Spaces-1'), answered('Spaces-2')]))
    } finally {
      await allow(true)
      await server.close()
    }
  })
})

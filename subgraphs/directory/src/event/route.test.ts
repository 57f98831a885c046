import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { checkAudit } from '@spaceport/kit/audit/check'
import { ada, testDirectory, type TestDirectory } from '../testing/directory.js'

let directory: TestDirectory

beforeAll(async () => {
  directory = await testDirectory()
})
afterAll(() => directory.close())

const note = (json: object, caller: typeof ada | null = ada) =>
  directory.gateway.call({ method: 'POST', path: '/internal/audit/reading', json, caller })

test('what is exported is in the audit before it is told', async () => {
  const details = { of: 'spaces', spaces: 'all', from: null, to: '2026-02-28T09:30:00.000Z' }
  expect((await note({ action: 'exportAudit', details })).status).toBe(204)
  const [event] = await directory.database.client.auditEvent.findMany({ where: { action: 'read:exportAudit' } })
  expect(event).toMatchObject({ actor: 'Users-1', kind: 'Directory', subject: 'directory', after: details })
})

test('each question is in the audit, also within a minute; the same one again is counted', async () => {
  const events = () => directory.database.client.auditEvent.count({ where: { action: 'read:exportList' } })
  for (const asked of [{ text: 'a' }, {}, {}]) await note({ action: 'exportList', details: { list: 'users', asked } })
  expect(await events()).toBe(2)
})

test('what PostgreSQL cannot hold keeps nothing from being noted, nor the chain from being right', async () => {
  const asked = { filter: { 'k\0': 'a\0b', text: ['\ud83d 😀'] } }
  expect((await note({ action: 'exportList', details: { odd: true, asked } })).status).toBe(204)
  const [event] = await directory.database.client.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 1 })
  expect(event?.after).toEqual({
    odd: true,
    asked: { filter: { 'k\uFFFD': 'a\uFFFDb', text: ['\uFFFD 😀'] } },
  })
  expect(await checkAudit(directory.database.client, { scoped: false })).toMatchObject({ faults: [] })
})

test('nothing else is noted that way, and nothing for nobody', async () => {
  const before = await directory.database.client.auditEvent.count()
  expect((await note({ action: 'createUser', details: {} })).status).toBe(400)
  expect((await note({ action: 'exportAudit', details: {} }, null)).status).toBe(401)
  expect(await directory.database.client.auditEvent.count()).toBe(before)
})

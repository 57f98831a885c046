import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { urlFor } from '@spaceport/database/connection'
import { spaceDatabaseName } from '@spaceport/database/names'
import { openSpace } from '@spaceport/database/space'
import type { Caller } from '@spaceport/kit/caller'
import { closeConnections } from '@spaceport/kit/client'
import { journeysSchema } from '@spaceport/kit/journey/facts'
import { MANAGER, STRANGER } from '../testing/callers.js'
import { testInstance, type TestInstance } from '../testing/instance.js'
import { basics, named, project } from '../testing/rows.js'

let instance: TestInstance

beforeAll(async () => {
  instance = await testInstance()
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  for (const space of ['Spaces-1', 'Spaces-2']) {
    const json = { space, members: [{ subject: 'Users-1', role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
    const { client: db, close } = openSpace(urlFor(url, spaceDatabaseName(prefix, 'Instances-4', space)))
    await basics(db)
    await db.project.create({ data: project('Shop') })
    await db.release.create({ data: { projectId: 1, ...named('1.0'), origin: 'far/Spaces-9/Releases-1' } })
    await close()
  }
})
afterAll(async () => {
  await instance.close()
  await closeConnections()
})

const RELEASES = { releases: ['Spaces-1/Releases-1', 'Spaces-2/Releases-1'] }

const call = (json: object, caller: Caller | null = MANAGER) =>
  instance.as('zone').call({ method: 'POST', path: '/internal/journeys', json, caller })

async function told(spaces: string[], by: object = RELEASES, caller: Caller = MANAGER) {
  const answer = journeysSchema.parse((await call({ spaces, by }, caller)).json)
  const bySpace = answer.spaces.map(({ space, releases, reason }) => [space, releases?.map(({ id }) => id) ?? reason])
  return Object.fromEntries(bySpace) as Record<string, (string | null)[] | string>
}

test('all Spaces of an Instance tell in one answer; one that is not here says so', async () => {
  expect(await told(['Spaces-1', 'Spaces-2', 'Spaces-9'])).toEqual({
    'Spaces-1': ['Spaces-1/Releases-1'],
    'Spaces-2': ['Spaces-2/Releases-1'],
    'Spaces-9': 'NOT_FOUND',
  })
  expect(await told(['Spaces-2'], { origins: ['far/Spaces-9/Releases-1'] })).toEqual({
    'Spaces-2': ['Spaces-2/Releases-1'],
  })
})

test('a Space tells nothing to whoever has no rights there, or by a key that was not made for it', async () => {
  expect(await told(['Spaces-1'], RELEASES, STRANGER)).toEqual({ 'Spaces-1': [] })
  const keyed = { ...MANAGER, cap: { spaces: ['Spaces-2'], readOnly: false, permissions: null } }
  expect(await told(['Spaces-1', 'Spaces-2'], RELEASES, keyed)).toEqual({
    'Spaces-1': 'NOT_FOUND',
    'Spaces-2': ['Spaces-2/Releases-1'],
  })
})

test('a malformed id is refused where it is looked for', async () => {
  expect(await told(['Spaces-1'], { releases: ['Spaces-1/Projects-1'] })).toEqual({ 'Spaces-1': 'BAD_ID' })
})

test.each<[string, object]>([
  ['nothing', {}],
  ['two things at once', { spaces: ['Spaces-1'], by: { origins: [], commit: 'abc' } }],
  ['too many Spaces', { spaces: Array.from({ length: 1_001 }, (_, i) => `Spaces-${i + 1}`), by: RELEASES }],
  ['too many releases', { spaces: ['Spaces-1'], by: { releases: Array(1_001).fill('Spaces-1/Releases-1') } }],
])('who asks for %s is refused', async (_, json) => {
  expect((await call(json)).status).toBe(400)
})

test('nobody is told on nobody’s behalf', async () => {
  expect((await call({ spaces: ['Spaces-1'], by: RELEASES }, null)).status).toBe(401)
})

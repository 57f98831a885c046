import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { notRefused, pinsOf } from '@spaceport/kit/testing/pins'
import { testDirectory, type TestDirectory } from '../testing/directory.js'

let directory: TestDirectory
beforeAll(async () => {
  directory = await testDirectory()
})
afterAll(() => directory.close())

test('each route is pinned to who may call it', () => {
  const { 'GET /internal/membership': membership, ...rest } = pinsOf(directory.routes)
  expect(membership).toBe('gateway, zone')
  expect(Object.keys(rest)).toEqual(
    expect.arrayContaining([
      'POST /graphql',
      'GET /internal/sdl',
      'POST /internal/sign-in',
      'POST /internal/authenticate',
    ]),
  )
  expect([...new Set(Object.values(rest))]).toEqual(['gateway'])
})

test('nobody else is answered, on any route', async () => {
  const { gateway, zone } = directory.keys
  const issuers = { gateway: gateway.privateKey, zone: zone.privateKey, directory: directory.keys.directory.privateKey }
  const { url, routes } = directory
  const service = { name: 'directory', url, routes, publicKey: directory.keys.directory.publicKey, issuers }
  expect(await notRefused(service)).toEqual([])
})

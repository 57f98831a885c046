import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { closeConnections } from '@spaceport/kit/client'
import { notRefused, pinsOf } from '@spaceport/kit/testing/pins'
import { testInstance, type TestInstance } from '../testing/instance.js'

let instance: TestInstance
beforeAll(async () => {
  instance = await testInstance()
})
afterAll(async () => {
  await instance.close()
  await closeConnections()
})

test('each route is pinned to who may call it', () => {
  expect(pinsOf(instance.routes())).toEqual({
    'POST /spaces/:space/graphql': 'gateway',
    'POST /batch': 'gateway',
    'GET /internal/spaces': 'directory, gateway',
    'POST /internal/spaces': 'directory',
    'POST /internal/identities': 'zone',
    'POST /internal/ownership': 'zone',
    'POST /internal/ownership/seal': 'zone',
    'POST /internal/ownership/open': 'zone',
    'POST /internal/ownership/unseal': 'zone',
    'POST /internal/ownership/decline': 'zone',
    'POST /internal/ownership/settle': 'zone',
    'POST /internal/ownership/look': 'zone',
    'POST /internal/footprint': 'zone',
    'POST /internal/ownership/plan-split': 'zone',
    'POST /internal/ownership/take': 'zone',
    'POST /internal/ownership/holdings': 'zone',
    'POST /internal/journeys': 'zone',
    'POST /internal/outbox': 'zone',
    'POST /internal/outbox-right': 'zone',
    'POST /internal/accepts': 'zone',
    'POST /internal/imports': 'zone',
    'POST /internal/receipts/make': 'zone',
    'POST /internal/receipts/take': 'zone',
    'POST /internal/rights/explain': 'directory',
    'POST /internal/rights/who-can': 'directory',
    'GET /internal/sdl': 'gateway, directory',
    'GET /internal/changes': 'gateway',
    'POST /internal/changes/page': 'gateway',
    'POST /internal/content/offset': 'zone, gateway',
    'POST /internal/content/read': 'zone, gateway',
    'POST /internal/content/:space/:sha256/:offset/:total': 'zone, gateway',
  })
})

test('nobody else is answered, on any route', async () => {
  const { keys } = instance
  const issuers = Object.fromEntries(Object.entries(keys).map(([name, { privateKey }]) => [name, privateKey]))
  const service = {
    name: 'Instances-4',
    url: instance.url(),
    publicKey: keys.self.publicKey,
    routes: instance.routes(),
  }
  expect(await notRefused({ ...service, issuers })).toEqual([])
})

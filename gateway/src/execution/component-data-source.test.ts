import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { closeConnections, ComponentClient } from '@spaceport/kit/client'
import { MEMBERSHIP_HEADER } from '@spaceport/kit/membership'
import type { ServiceRequest } from '@spaceport/kit/server/route'
import type { Running } from '@spaceport/kit/server/run'
import { startService } from '@spaceport/kit/server/service'
import type { FleetContext } from '../fleet/context.js'
import { ComponentDataSource } from './component-data-source.js'

const gateway = generateKeyPair()
const zone = generateKeyPair()
const asked: ServiceRequest[] = []

let service: Running

beforeAll(async () => {
  service = await startService({
    host: '127.0.0.1',
    port: 0,
    verifier: new AssertionVerifier({
      audience: 'zone',
      privateKey: zone.privateKey,
      peers: { gateway: gateway.publicKey },
    }),
    routes: [
      {
        method: 'POST',
        path: '/graphql',
        from: ['gateway'],
        handle(request) {
          asked.push(request)
          return Response.json({ data: { zones: null } })
        },
      },
    ],
  })
})
afterAll(async () => {
  await closeConnections()
  await service.close()
})

test('a component is asked on the caller’s behalf, for an answer with no older membership than the gateway knew', async () => {
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: gateway.privateKey })
  const client = new ComponentClient(signer, { name: 'zone', url: service.url, publicKey: zone.publicKey })
  const context: FleetContext = {
    caller: { subject: 'Users-1', name: 'Ada', groups: ['Groups-1'], systemRoles: [], cap: null },
    requestId: 'request-1',
    signal: new AbortController().signal,
    remaining: () => 10_000,
    revision: 41,
    spaces: new Map(),
    zones: new Map(),
    completeness: { asked: () => {}, missed: () => {} },
  }
  const options = {
    kind: 'incoming operation',
    request: { query: '{ zones { totalCount } }' },
    incomingRequestContext: { context },
  } as unknown as Parameters<ComponentDataSource['process']>[0]
  expect(await new ComponentDataSource(client).process(options)).toEqual({ data: { zones: null } })
  expect(asked).toMatchObject([
    { caller: { subject: 'Users-1' }, requestId: 'request-1', headers: { [MEMBERSHIP_HEADER]: '41' } },
  ])
})

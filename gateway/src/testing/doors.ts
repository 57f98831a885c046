import { fixedKeys } from '@spaceport/kit/assertion/key-source'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { ComponentClient } from '@spaceport/kit/client'
import { SpaceportError, toResponse } from '@spaceport/kit/errors'
import type { ServiceRequest } from '@spaceport/kit/server/route'
import { bindingCookie } from '../auth/oidc.js'
import { authRoutes } from '../auth/routes.js'
import { sessionCookie } from '../auth/session-cookie.js'
import { startHttp } from '../edge/http.js'
import { GATEWAY_KEYS, startComponent, type TestComponent } from './component.js'

/** The directory's routes that answer whoever has no session yet, besides sign-in. */
export const DOORS = [
  ['GET', '/internal/identity-providers'],
  ['POST', '/internal/oidc/start'],
  ['POST', '/internal/oidc/finish'],
  ['POST', '/internal/invitation/accept'],
  ['POST', '/internal/password/reset'],
  ['GET', '/internal/first-run'],
  ['POST', '/internal/first-run'],
] as const

/** A directory that answers as a test says, at its doors and about credentials. */
export type DoorKeeper = TestComponent & {
  /** What it answers, by path; 404 where there is nothing. */
  doors: Map<string, (request: ServiceRequest) => Response | Promise<Response>>
  /** It, as the gateway calls it. */
  client: ComponentClient
}

/** Starts such a directory. */
export async function startDoorKeeper(): Promise<DoorKeeper> {
  const doors: DoorKeeper['doors'] = new Map()
  const others = ['authenticate', 'sign-in', 'sign-out'].map((name) => ['POST', `/internal/${name}`] as const)
  const component = await startComponent(
    'directory',
    [...DOORS, ...others].map(([method, path]) => ({
      ...{ method, path },
      handle: (request: ServiceRequest) =>
        doors.get(path)?.(request) ?? toResponse(new SpaceportError('NOT_FOUND', 'Nothing here.')),
    })),
  )
  const keys = fixedKeys({ privateKey: GATEWAY_KEYS.privateKey, peers: { directory: component.publicKey } })
  const client = new ComponentClient(new AssertionSigner({ issuer: 'gateway', keys }), {
    ...{ name: 'directory', url: component.url, publicKey: component.publicKey },
  })
  return { ...component, doors, client }
}

/** The public ways in and out, without the graph behind them. */
export type TestDoors = { gateway: { url: string }; directory: DoorKeeper; close(): Promise<void> }

/** Starts them; people reach them under `publicUrl`. */
export async function startDoors(publicUrl: string): Promise<TestDoors> {
  const directory = await startDoorKeeper()
  const options = {
    directory: directory.client,
    cookie: sessionCookie({ secure: false }),
    binding: bindingCookie({ secure: false }),
    publicUrl,
    ownOrigins: new Set([publicUrl]),
  }
  const gateway = await startHttp(authRoutes(options), { host: '127.0.0.1', port: 0, inFlight: 100, https: false })
  return {
    gateway,
    directory,
    async close() {
      await gateway.close()
      await directory.close(0)
    },
  }
}

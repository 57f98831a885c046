import { generateKeyPair, type KeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import type { Listening } from '@spaceport/kit/server/listen'
import type { Route, ServiceRequest } from '@spaceport/kit/server/route'
import { startService } from '@spaceport/kit/server/service'

/** The gateway's keys in tests. */
export const GATEWAY_KEYS: KeyPair = generateKeyPair()

/** A component that a test started, as the gateway reaches it. */
export type TestComponent = Listening & { name: string; publicKey: string; requests: ServiceRequest[] }

/** Starts one component that answers the gateway alone. Every request that passed the guard is kept in `requests`. */
export async function startComponent(
  name: string,
  routes: readonly Omit<Route, 'from'>[],
  { port = 0, keys = generateKeyPair() }: { port?: number; keys?: KeyPair } = {},
): Promise<TestComponent> {
  const requests: ServiceRequest[] = []
  const verifier = new AssertionVerifier({
    audience: name,
    privateKey: keys.privateKey,
    peers: { gateway: GATEWAY_KEYS.publicKey },
  })
  const recording = routes.map((route) => ({
    ...route,
    from: ['gateway'],
    handle(request: ServiceRequest) {
      requests.push(request)
      return route.handle(request)
    },
  }))
  const listening = await startService({ host: '127.0.0.1', port, verifier, routes: recording })
  return { ...listening, name, publicKey: keys.publicKey, requests }
}

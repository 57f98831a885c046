import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import type { Chain, Holders } from '@spaceport/kit/rights/explained'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { startService } from '@spaceport/kit/server/service'
import { made } from './changes.js'
import type { TestDirectory } from './directory.js'

/** An Instance whose Spaces say of rights what a test wants. */
export type RightsInstance = {
  id: string
  /** What it was asked, in order, and on whose behalf. */
  asked: { path: string; json: Record<string, unknown>; caller: string | undefined; remaining: number }[]
  /** How it answers; may be replaced. */
  explain: (request: ServiceRequest) => Response | Promise<Response>
  whoCan: (request: ServiceRequest, spaces: string[]) => Response | Promise<Response>
  close(): Promise<void>
}

/** Starts an Instance and registers it. Until a test says otherwise nobody has any right in its Spaces. */
export async function rightsInstance(directory: TestDirectory, name: string): Promise<RightsInstance> {
  const keys = generateKeyPair()
  const id = `Instances-${(await directory.database.client.instance.count()) + 1}`
  const peers = { directory: directory.keys.directory.publicKey }
  const verifier = new AssertionVerifier({ audience: id, privateKey: keys.privateKey, peers })
  const instance: RightsInstance = {
    id,
    asked: [],
    explain: () => Response.json({ allowed: false, chains: [] }),
    whoCan: (_request, spaces) =>
      Response.json({
        spaces: spaces.map((space): Holders => ({ space, chains: [], reason: null, truncated: false })),
      }),
    close: () => service.close(0),
  }
  const route = (path: string, handle: Route['handle']): Route => ({
    method: 'POST',
    path,
    from: ['directory'],
    handle(request) {
      const json = jsonBody(request) as Record<string, unknown>
      instance.asked.push({ path, json, caller: request.caller?.subject, remaining: request.remaining() })
      return handle(request)
    },
  })
  const routes: Route[] = [
    { method: 'POST', path: '/internal/spaces', from: ['directory'], handle: () => Response.json({}, { status: 201 }) },
    route('/internal/rights/explain', (request) => instance.explain(request)),
    route('/internal/rights/who-can', (request) => {
      const { spaces } = jsonBody(request) as { spaces: string[] }
      return instance.whoCan(request, spaces)
    }),
  ]
  const service = await startService({ host: '127.0.0.1', port: 0, verifier, routes })
  const registered = await made(directory, 'registerInstance', { name, url: service.url, publicKey: keys.publicKey })
  if (registered !== id) throw new Error(`expected ${id}, got ${registered}`)
  return instance
}

/** A chain of a team with one role, without limits. */
export function chain(member: string, changes: Partial<Chain> = {}): Chain {
  return {
    member,
    team: { id: 'Spaces-1/Teams-1', name: 'Developers' },
    role: { id: 'Spaces-1/UserRoles-11', name: 'Project Viewer' },
    scope: [],
    verdict: 'GRANTS',
    failed: [],
    ...changes,
  }
}

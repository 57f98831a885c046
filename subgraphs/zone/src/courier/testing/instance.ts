import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { SpaceportError } from '@spaceport/kit/errors'
import type { InstanceMember } from '@spaceport/kit/membership'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { startService } from '@spaceport/kit/server/service'
import { FakeSpace } from './space.js'

/** What a test does instead of, before or after a step; the step itself is `go`. */
export type Fault = (go: () => Response, request: ServiceRequest) => Response | Promise<Response>

/** An Instance with Spaces in memory, which answers what a courier asks. */
export type CarryingInstance = {
  member: InstanceMember
  spaces: Map<string, FakeSpace>
  /** The steps that it was asked for, in order: `offset Spaces-3`. */
  asked: string[]
  /** Whom it was asked for, on a caller's behalf: whether they may promote. */
  mayPromote: (subject: string) => boolean
  /** What happens at a step, by its name, until it is set anew; null: the step. */
  at(step: string, fault: Fault | null): void
  /** Takes all faults away, and forgets what its Spaces have. */
  clear(): void
  close(): Promise<void>
}

/** Starts one on a free port. `zoneKey` is the public key of the zone that it believes. */
export async function startCarrying(id: string, zoneKey: string, spaces: FakeSpace[]): Promise<CarryingInstance> {
  const keys = generateKeyPair()
  const bySpace = new Map(spaces.map((space) => [space.id, space]))
  const faults = new Map<string, Fault>()
  const asked: string[] = []
  const spaceOf = (name: unknown): FakeSpace => {
    const space = bySpace.get(String(name))
    if (!space) throw new SpaceportError('NOT_FOUND', `There is no ${String(name)} here.`)
    return space
  }
  const route = (
    step: string,
    path: string,
    answer: (request: ServiceRequest, json: Record<string, unknown>) => Response,
  ): Route => ({
    method: 'POST',
    path,
    from: ['zone'],
    handle(request) {
      const json = (jsonBody(request) ?? {}) as Record<string, unknown>
      asked.push([step, request.params.space ?? json.space ?? json.bundle].filter(Boolean).join(' '))
      const go = () => answer(request, json)
      return faults.get(step)?.(go, request) ?? go()
    },
  })
  const instance: Pick<CarryingInstance, 'mayPromote'> = { mayPromote: () => true }
  const service = await startService({
    host: '127.0.0.1',
    port: 0,
    verifier: new AssertionVerifier({ audience: id, privateKey: keys.privateKey, peers: { zone: zoneKey } }),
    routes: [
      route('outbox', '/internal/outbox', () =>
        Response.json({
          bundles: [...bySpace.values()].flatMap((space) => space.waiting),
          receipts: [...bySpace.values()].flatMap((space) => space.due()),
          unavailable: [],
        }),
      ),
      route('identities', '/internal/identities', (_, { nonce }) =>
        Response.json({
          spaces: [...bySpace.values()].map((space) => ({
            ...{ space: space.id, identity: space.keys.identity },
            proof: space.prove(String(nonce)),
          })),
        }),
      ),
      route('accepts', '/internal/accepts', () => Response.json({})),
      route('offset', '/internal/content/offset', (_, { space, sha256 }) =>
        Response.json(spaceOf(space).offset(String(sha256))),
      ),
      route(
        'read',
        '/internal/content/read',
        (_, { space, sha256, offset, length }) =>
          new Response(new Uint8Array(spaceOf(space).read(String(sha256), Number(offset), Number(length)))),
      ),
      route('imports', '/internal/imports', (_, { space, fileDigest }) =>
        Response.json(spaceOf(space).import(String(fileDigest))),
      ),
      route('make', '/internal/receipts/make', (_, { bundle }) =>
        Response.json(spaceOf(String(bundle).split('/')[0]).makeReceipt(String(bundle))),
      ),
      route('take', '/internal/receipts/take', (_, { space, receipt }) =>
        Response.json(spaceOf(space).takeReceipt(String(receipt))),
      ),
      route('right', '/internal/outbox-right', ({ caller }) =>
        Response.json({ allowed: caller !== null && instance.mayPromote(caller.subject) }),
      ),
      route('piece', '/internal/content/:space/:sha256/:offset/:total', ({ params, body }) =>
        Response.json(
          spaceOf(params.space).append(params.sha256 ?? '', Number(params.offset), body, Number(params.total)),
        ),
      ),
    ],
  })
  return Object.assign(instance, {
    member: { id, name: id, url: service.url, publicKey: keys.publicKey },
    spaces: bySpace,
    asked,
    at: (step: string, fault: Fault | null) => void (fault ? faults.set(step, fault) : faults.delete(step)),
    clear() {
      faults.clear()
      asked.length = 0
      for (const space of spaces) space.clear()
    },
    close: () => service.close(0),
  })
}

import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { closeConnections } from '@spaceport/kit/client'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import { SpaceportError } from '@spaceport/kit/errors'
import { Membership } from '@spaceport/kit/membership'
import type { Caller } from '@spaceport/kit/caller'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { createHash } from 'node:crypto'
import { contentRoutes } from '../content/routes.js'
import { SpaceContent } from '../content/space-content.js'
import { Transfers, type TransferLimits } from '../content/transfers.js'
import { startHttp } from '../edge/http.js'
import { InstanceGuard } from '../fleet/instance/guard.js'
import { InstanceClients } from '../fleet/transport.js'
import { GATEWAY_KEYS, startComponent, type TestComponent } from './component.js'
import { API_KEY, CALLER, SESSION } from './credentials.js'

type Question = { sha256: string; offset: number; length: number }

/** The gateway's doors for files, with one Instance behind them. */
export type TestContent = {
  url: string
  instance: TestComponent
  transfers: Transfers
  /** Who each credential stands for. */
  callers: Map<string, Caller>
  /** The files that are complete, and the beginnings of others, by digest. */
  files: Map<string, Buffer>
  parts: Map<string, Buffer>
  /** Points that were counted. */
  spent: number[]
  /** Awaited before the Instance reads a piece. */
  before(question: Question, request: ServiceRequest): Promise<void> | void
  /** Keeps a file; gives its path at the gateway. */
  keep(bytes: Buffer): string
  close(): Promise<void>
}

export const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Starts them for `Spaces-1`, which Users-1 may enter; `Spaces-2` they may not. */
export async function startContent(limits?: TransferLimits): Promise<TestContent> {
  const instance = await startComponent(
    'Instances-1',
    instanceRoutes(() => content),
  )
  const membership = new Membership()
  const { name: id, url, publicKey } = instance
  membership.apply({
    ...{ type: 'snapshot', revision: 1, instances: [{ id, name: 'One', url, publicKey }] },
    spaces: ['Spaces-1', 'Spaces-2'].map((space) => ({ id: space, name: space, instance: id, state: 'ACTIVE' })),
    entry: [{ group: 'Groups-1', space: 'Spaces-1' }],
  })
  const signer = new AssertionSigner({ issuer: 'gateway', privateKey: GATEWAY_KEYS.privateKey })
  const transfers = new Transfers(limits)
  const routes = contentRoutes({
    ...{ membership, transfers, cookie: { name: 'spaceport' }, ownOrigins: new Set<string>() },
    content: new SpaceContent(
      new InstanceClients(signer, LOOPBACK_ONLY),
      new InstanceGuard(() => Promise.reject(new Error())),
    ),
    authenticator: {
      async authenticate(credential) {
        const caller = content.callers.get(credential?.token ?? '')
        if (!caller) throw new SpaceportError('UNAUTHENTICATED', 'Nobody.')
        return caller
      },
    },
    limits: {
      recognize: (_credential, _address, ask) => ask(),
      spend: async (_caller, points) => void content.spent.push(points),
    },
  })
  const http = await startHttp(routes, { host: '127.0.0.1', port: 0, inFlight: 100, https: false, slowest: 1_000 })
  const content: TestContent = {
    ...{ url: http.url, instance, transfers, files: new Map(), parts: new Map(), spent: [], before() {} },
    callers: new Map([
      [API_KEY, CALLER],
      [SESSION, CALLER],
    ]),
    keep(bytes) {
      content.files.set(digest(bytes), bytes)
      return `/spaces/Spaces-1/content/${digest(bytes)}`
    },
    async close() {
      await http.close(0)
      await instance.close(0)
      await closeConnections()
    },
  }
  return content
}

/** An Instance's side, as the contract has it, over files in memory. */
function instanceRoutes(of: () => TestContent): Omit<Route, 'from'>[] {
  const post = (path: string, handle: Route['handle']) => ({ method: 'POST' as const, path, handle })
  return [
    post('/internal/content/offset', (request) => {
      const { sha256 } = jsonBody(request) as Question
      const { files, parts } = of()
      const size = files.get(sha256)?.length
      return Response.json({ offset: size ?? parts.get(sha256)?.length ?? 0, complete: size !== undefined, size })
    }),
    post('/internal/content/read', async (request) => {
      const question = jsonBody(request) as Question
      await of().before(question, request)
      const file = of().files.get(question.sha256)
      if (!file) throw new SpaceportError('NOT_FOUND', 'There is no such file.')
      return new Response(new Uint8Array(file.subarray(question.offset, question.offset + question.length)))
    }),
    post('/internal/content/:space/:sha256/:offset/:total', ({ body, params: { sha256 = '', offset, total } }) => {
      const { files, parts } = of()
      const before = parts.get(sha256) ?? Buffer.alloc(0)
      if (before.length !== Number(offset))
        throw new SpaceportError('CONFLICT', `The upload is at byte ${before.length}.`)
      const now = Buffer.concat([before, body])
      const complete = now.length === Number(total)
      if (complete && digest(now) !== sha256) throw new SpaceportError('BUNDLE_TAMPERED', 'Wrong.')
      if (complete) files.set(sha256, now)
      else parts.set(sha256, now)
      return Response.json({ offset: now.length, complete })
    }),
  ]
}

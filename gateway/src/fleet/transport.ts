import type { AssertionSigner } from '@spaceport/kit/assertion/sign'
import type { Caller } from '@spaceport/kit/caller'
import { ComponentClient, isSamePeer, type Peer } from '@spaceport/kit/client'
import type { AddressRule } from '@spaceport/kit/client/addresses'
import type { FleetInstance } from './context.js'
import type { Variables } from './operation/selection.js'

/** What one Instance is asked: one operation, for each of some of its Spaces. */
export type Batch = {
  query: string
  operationName: string
  items: readonly { space: string; variables: Variables }[]
}

/** On whose behalf a batch is sent, and for how long. */
export type BatchCall = {
  caller: Caller
  requestId: string
  signal: AbortSignal
  /** Milliseconds. */ remaining: number
}

/** How Instances are reached. */
export type InstanceTransport = {
  /** Yields the lines of the answer as they come, each parsed but not looked at. Ends by throwing when `signal` aborts. */
  batch(instance: FleetInstance, batch: Batch, call: BatchCall): AsyncIterable<unknown>
  /** Resolves when the Instance says that it is well. */
  probe(instance: FleetInstance, signal: AbortSignal): Promise<void>
}

/** The most that is read of an Instance's answer to one batch, in bytes. */
export const LARGEST_ANSWER = 64 * 1024 * 1024

/** The most that is read of one Space's part of it, in bytes. */
export const LARGEST_LINE = 16 * 1024 * 1024

/** An Instance as it is called. */
export function instancePeer({ id, url, publicKey, nextPublicKey }: FleetInstance, addresses: AddressRule): Peer {
  return { name: id, url, publicKey, nextPublicKey: nextPublicKey ?? null, addresses }
}

/** The clients of Instances: one for each, as long as it is reached in the same way. */
export class InstanceClients {
  readonly #clients = new Map<string, ComponentClient>()

  /** `addresses`: where Instances may be. */
  constructor(
    private readonly signer: AssertionSigner,
    private readonly addresses: AddressRule,
  ) {}

  /** An Instance that moved, or has another key, gets a new client. */
  of(instance: FleetInstance): ComponentClient {
    const peer = instancePeer(instance, this.addresses)
    const known = this.#clients.get(peer.name)
    if (known && isSamePeer(known.peer, peer)) return known
    const client = new ComponentClient(this.signer, peer)
    this.#clients.set(peer.name, client)
    return client
  }
}

/** Instances over HTTP: `POST /batch`, answered as NDJSON. */
export class HttpTransport implements InstanceTransport {
  readonly #clients: InstanceClients

  /** `addresses`: where Instances may be. */
  constructor(signer: AssertionSigner, addresses: AddressRule) {
    this.#clients = new InstanceClients(signer, addresses)
  }

  batch(
    instance: FleetInstance,
    batch: Batch,
    { caller, requestId, signal, remaining }: BatchCall,
  ): AsyncIterable<unknown> {
    const call = { method: 'POST', path: '/batch', json: batch, caller, requestId, signal, remaining } as const
    return this.#clients.of(instance).stream(call, { lineBytes: LARGEST_LINE, totalBytes: LARGEST_ANSWER })
  }

  async probe(instance: FleetInstance, signal: AbortSignal): Promise<void> {
    const { status } = await this.#clients.of(instance).call({ method: 'GET', path: '/health', signal })
    if (status !== 200) throw new Error(`${instance.id} is not well`)
  }
}

import { request, type Dispatcher } from 'undici'
import { ASSERTION_HEADER, CHALLENGE, NONCE_HEADER } from './assertion/claims.js'
import type { AssertionSigner } from './assertion/sign.js'
import type { Caller } from './caller.js'
import type { AddressRule } from './client/addresses.js'
import { readLines } from './client/lines.js'
import { poolFor } from './client/pool.js'
import { DEADLINE_HEADER } from './deadline.js'
import { isErrorCode, SpaceportError } from './errors.js'
import { MEMBERSHIP_HEADER } from './membership.js'
import { REQUEST_ID_HEADER } from './server/service.js'

export { closeConnections } from './client/pool.js'

/** Where another component is, and how to prove to it who asks. */
export type Peer = {
  /** Its name, such as `Instances-3`. */
  name: string
  url: string
  /** Its public key as the directory tells it; without one, those go that the sender's key source holds for its name. */
  publicKey?: string
  /** The public key that it is about to change to: used from the moment on at which it accepts it. */
  nextPublicKey?: string | null
  /** The addresses at which it may be; without a rule, wherever its URL points. */
  addresses?: AddressRule
}

/** Whether two peers are reached in the same way. */
export function isSamePeer(a: Peer, b: Peer): boolean {
  return a.name === b.name && a.url === b.url && a.publicKey === b.publicKey && a.nextPublicKey === b.nextPublicKey
}

/** One call. */
export type Call = {
  method: 'GET' | 'POST'
  path: string
  /** Sent as JSON. */
  json?: unknown
  /** Sent as they are, in the place of JSON. */
  bytes?: Uint8Array
  /** On whose behalf; default: the component itself. */
  caller?: Caller | null
  signal?: AbortSignal
  /** Milliseconds that the answer may take; passed on, so that nothing keeps running behind it. */
  remaining?: number
  requestId?: string
  /** The revision of the membership that the answer has to know; see `MEMBERSHIP_HEADER`. */
  membership?: number
  /** The `ETag` of the answer that is known: 304 without a text if it is still that one (RFC 9110, section 13.1.2). */
  etag?: string | null
}

/** The largest answer that is read whole, in bytes. */
const LARGEST_ANSWER = 32 * 1024 * 1024

/** How often one call is sent anew because the receiver names another nonce: it has just begun, or several processes answer at its address. */
const MOST_RENEWALS = 4

/** Calls one other component, with an assertion for each call. */
export class ComponentClient {
  readonly peer: Peer
  readonly #signer: AssertionSigner

  constructor(signer: AssertionSigner, peer: Peer) {
    this.#signer = signer
    this.peer = peer
  }

  /** Sends a call and reads the whole answer, which is JSON. Connection faults reject as they are. */
  async call(call: Call): Promise<{ status: number; json: unknown }> {
    const { status, text } = await this.text(call)
    return { status, json: text === '' ? null : JSON.parse(text) }
  }

  /** As `call`, for an answer that is not JSON, with its `ETag`. */
  async text(call: Call): Promise<{ status: number; text: string; etag: string | null }> {
    const { statusCode, headers, body } = await this.#send(call)
    const etag = typeof headers.etag === 'string' ? headers.etag : null
    return { status: statusCode, text: await readText(body), etag }
  }

  /** As `call`, but an answer other than 2xx throws: the error that the other side named, else `INTERNAL`. */
  async ask(call: Call): Promise<unknown> {
    const { status, json } = await this.call(call)
    if (status >= 200 && status < 300) return json
    throw namedError(json) ?? new SpaceportError('INTERNAL', `${this.peer.name} answered with status ${status}.`)
  }

  /** As `ask`, for an answer that is bytes, of which at most `limit` are read. */
  async bytes(call: Call, limit = LARGEST_ANSWER): Promise<Buffer> {
    const { statusCode, body } = await this.#send(call)
    if (statusCode >= 200 && statusCode < 300) return readBytes(body, limit)
    const named = namedError(parseOrNull(await readText(body)))
    throw named ?? new SpaceportError('INTERNAL', `${this.peer.name} answered with status ${statusCode}.`)
  }

  /** Sends a call and yields the NDJSON answer line by line, each parsed. Ends when the answer ends; hanging up ends the call. */
  async *stream(call: Call, limits: { lineBytes?: number; totalBytes?: number } = {}): AsyncGenerator<unknown> {
    const answer = await this.#send(call)
    if (answer.statusCode !== 200) {
      throw (
        namedError(parseOrNull(await readText(answer.body))) ??
        new Error(`${this.peer.name} answered with status ${answer.statusCode}`)
      )
    }
    for await (const line of readLines(answer.body, limits)) yield JSON.parse(line)
  }

  /**
   * Sends a call. When the receiver refuses the assertion itself, nothing has happened there: the call is sent again with the nonce
   * that it names, and for the next of its keys.
   */
  async #send(call: Call): Promise<Dispatcher.ResponseData> {
    const receiver = this.#signer.receiver(this.peer.name)
    const keys = this.#keys()
    const untried = receiver.inOrder(keys)
    for (let renewals = 0; ;) {
      const [key] = untried
      if (key === undefined) throw new Error(`no public key of ${this.peer.name} is known`)
      const { nonces } = receiver
      const answer = await this.#attempt(call, key, nonces)
      const nonce = answer.headers[NONCE_HEADER]
      if (typeof nonce === 'string') receiver.heard(nonce)
      if (!(answer.statusCode === 401 && answer.headers['www-authenticate'] === CHALLENGE)) {
        receiver.accepted(key, keys[0] ?? key)
        return answer
      }
      const renewed = typeof nonce === 'string' && !nonces.includes(nonce) && renewals < MOST_RENEWALS
      if (renewed) renewals++
      else untried.shift()
      if (untried.length === 0) return answer
      await answer.body.dump()
    }
  }

  /** The receiver's public keys, newest first. */
  #keys(): readonly string[] {
    const { name, publicKey, nextPublicKey } = this.peer
    if (publicKey === undefined) return this.#signer.keysOf(name)
    return nextPublicKey ? [nextPublicKey, publicKey] : [publicKey]
  }

  #attempt(call: Call, audienceKey: string, nonces: readonly string[]): Promise<Dispatcher.ResponseData> {
    const body = bodyOf(call)
    const assertion = this.#signer.sign({
      audience: this.peer.name,
      audienceKey,
      nonces,
      caller: call.caller ?? null,
      method: call.method,
      path: call.path,
      body,
    })
    const headers: Record<string, string> = { [ASSERTION_HEADER]: assertion }
    if (body.length > 0) headers['content-type'] = call.bytes ? 'application/octet-stream' : 'application/json'
    if (call.remaining !== undefined) headers[DEADLINE_HEADER] = String(Math.floor(call.remaining))
    if (call.requestId !== undefined) headers[REQUEST_ID_HEADER] = call.requestId
    if (call.membership !== undefined) headers[MEMBERSHIP_HEADER] = String(call.membership)
    if (call.etag) headers['if-none-match'] = call.etag
    return request(new URL(call.path, this.peer.url), {
      dispatcher: poolFor(this.peer.addresses ?? null),
      method: call.method,
      headers,
      body: body.length > 0 ? body : null,
      signal: call.signal ?? null,
    })
  }
}

function bodyOf({ bytes, json }: Call): Buffer | string {
  if (bytes) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return json === undefined ? '' : JSON.stringify(json)
}

async function readBytes(body: Dispatcher.ResponseData['body'], limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new SpaceportError('TOO_LARGE', 'The answer is too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads an answer whole. Throws `TOO_LARGE` for one that goes on and on. */
async function readText(body: Dispatcher.ResponseData['body']): Promise<string> {
  let text = ''
  body.setEncoding('utf8')
  for await (const chunk of body as AsyncIterable<string>) {
    text += chunk
    if (text.length > LARGEST_ANSWER) throw new SpaceportError('TOO_LARGE', 'The answer is too large.')
  }
  return text
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The coded error in another component's answer, if it holds one. */
function namedError(json: unknown): SpaceportError | null {
  const first = (json as { errors?: { message?: unknown; extensions?: { code?: unknown } }[] } | null)?.errors?.[0]
  const code = first?.extensions?.code
  return isErrorCode(code) ? new SpaceportError(code, typeof first?.message === 'string' ? first.message : code) : null
}

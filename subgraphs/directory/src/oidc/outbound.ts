import { isIP } from 'node:net'

/** How another party's server is asked: any way of `fetch` that the libraries for OpenID and JOSE take. */
export type Outbound = (url: string, init: OutboundInit) => Promise<Response>

/** What a request to another party may have. */
export type OutboundInit = {
  method?: string
  headers?: RequestInit['headers']
  body?: RequestInit['body']
  signal?: AbortSignal | null | undefined
}

/** That another party's server gave no answer that can be used. Says why in words without addresses. */
export class NoAnswer extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'NoAnswer'
  }
}

/** Whether an error, or what caused it, is that there was no answer. */
export function isNoAnswer(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof Error && error.cause !== undefined && isNoAnswer(error.cause))
}

/** Milliseconds that an answer of another party may take, its body included. */
const SLOWEST = 5_000

/** The largest answer of another party, in bytes after decompression. */
const LARGEST = 512 * 1024

/** Whether a host, in the form that `URL` gives it, is this very machine. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) === 4) return host.startsWith('127.')
  return host === '::1' || host === 'localhost' || host.endsWith('.localhost')
}

/**
 * Whether an address of another party may be used: https, or plain http on this very machine if the party's own issuer
 * address is there as well, so that no foreign discovery document leads to what listens here.
 */
export function mayBeUsed(address: string, issuer: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(issuer)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  const local = isLoopback(new URL(issuer).hostname)
  if (isLoopback(hostname) && !local) return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/**
 * Asks the servers of one issuer. Only addresses that `mayBeUsed` are asked, a redirect is a fault, and the answer is read
 * within limits of size and time before anything is made of it. Throws `NoAnswer`.
 */
export function outboundTo(issuer: string, { slowest = SLOWEST, largest = LARGEST } = {}): Outbound {
  return async (url, { signal, ...init }) => {
    if (!mayBeUsed(url, issuer)) throw new NoAnswer('an address is not one to be used')
    const limit = AbortSignal.timeout(slowest)
    const ends = signal ? AbortSignal.any([signal, limit]) : limit
    try {
      return await within(await fetch(url, { ...init, redirect: 'manual', signal: ends }), largest)
    } catch (error) {
      if (error instanceof NoAnswer) throw error
      throw new NoAnswer(limit.aborted ? 'no answer in time' : 'no answer', { cause: error })
    }
  }
}

/** An answer that has been read. Redirects and answers larger than `largest` are faults. */
async function within(response: Response, largest: number): Promise<Response> {
  const { status, headers } = response
  if (status >= 300 && status < 400) {
    await response.body?.cancel()
    throw new NoAnswer('the answer is a redirect')
  }
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > largest) {
      await reader.cancel()
      throw new NoAnswer('the answer is too large')
    }
    chunks.push(value)
  }
  const bodiless = status === 204 || status === 205
  return new Response(bodiless ? null : new Uint8Array(Buffer.concat(chunks)), { status, headers })
}

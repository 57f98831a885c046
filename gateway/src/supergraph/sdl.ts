import { createHash } from 'node:crypto'
import { parse, print } from 'graphql'
import type { ComponentClient } from '@spaceport/kit/client'
import { WeightedCache } from '@spaceport/kit/weighted-cache'

/** A subgraph's SDL in normal form, and the SHA-256 of it (hex) by which it is known. */
export type Sdl = { text: string; hash: string }

/** The largest SDL that is read, in characters. */
const LARGEST_SDL = 2_000_000

/** Milliseconds that a subgraph may take to send its SDL. */
const PATIENCE = 5_000

/** SDLs by the hash of the text they were read from. Most Instances serve the same one, which is read, and held, once for all of them. */
const read = new WeightedCache<string, Sdl>(16 * LARGEST_SDL)

/** Brings SDL text into normal form: layout and comments do not count, descriptions do. Throws if it is none. */
export function readSdl(text: string): Sdl {
  if (text.length > LARGEST_SDL) throw new Error(`the SDL is longer than ${LARGEST_SDL} characters`)
  const key = sha256(text)
  let sdl = read.get(key)
  if (!sdl) {
    const normal = print(parse(text, { noLocation: true }))
    sdl = { text: normal, hash: sha256(normal) }
    read.set(key, sdl, normal.length)
  }
  return sdl
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** An SDL as a component serves it, and the `ETag` by which it is asked whether it still does; null if it names none. */
export type ServedSdl = { sdl: Sdl; etag: string | null }

/** Asks a component for its SDL; what it served last need not be sent again. */
export async function fetchSdl(
  client: ComponentClient,
  last: ServedSdl | null,
  stopped: AbortSignal,
): Promise<ServedSdl> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)])
  const call = { method: 'GET', path: '/internal/sdl', signal, remaining: PATIENCE } as const
  const { status, text, etag } = await client.text({ ...call, etag: last?.etag ?? null })
  if (status === 304 && last) return last
  if (status !== 200) throw new Error(`${client.peer.name} answered with status ${status}`)
  return { sdl: readSdl(text), etag }
}

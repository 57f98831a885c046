import { createHash } from 'node:crypto'
import { parse, print } from 'graphql'
import type { ComponentClient } from '@spaceport/kit/client'

/** A subgraph's SDL in normal form, and the SHA-256 of it (hex) by which it is known. */
export type Sdl = { text: string; hash: string }

/** The largest SDL that is read, in characters. */
const LARGEST_SDL = 2_000_000

/** Milliseconds that a subgraph may take to send its SDL. */
const PATIENCE = 5_000

/** Brings SDL text into normal form: layout and comments do not count, descriptions do. Throws if it is none. */
export function readSdl(text: string): Sdl {
  if (text.length > LARGEST_SDL) throw new Error(`the SDL is longer than ${LARGEST_SDL} characters`)
  const normal = print(parse(text, { noLocation: true }))
  return { text: normal, hash: createHash('sha256').update(normal).digest('hex') }
}

/** Asks a component for its SDL. */
export async function fetchSdl(client: ComponentClient, stopped: AbortSignal): Promise<Sdl> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)])
  const { status, text } = await client.text({ method: 'GET', path: '/internal/sdl', signal, remaining: PATIENCE })
  if (status !== 200) throw new Error(`${client.peer.name} answered with status ${status}`)
  return readSdl(text)
}

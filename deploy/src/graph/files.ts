import { createHash } from 'node:crypto'
import { LaunchError } from '../local/launch-error.js'

/** The gateway's door for files of Spaces, and the API key that opens it. */
export type FileDoor = { gateway: string; apiKey: string }

/** Milliseconds that the gateway may take for a file. */
const DEADLINE = 60_000

/** Fetches a file of a Space, by its SHA-256. Throws a LaunchError when it is refused, or other bytes came. */
export async function fetchFile(door: FileDoor, space: string, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await knock(door, space, sha256, { method: 'GET' })
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (digestOf(bytes) !== sha256) throw new LaunchError(`A file of ${space} came with other bytes than it has.`)
  return bytes
}

/** Hands a file in at a Space, in one piece of at most 8 MiB; what is there already is not sent. Gives its SHA-256. */
export async function handInFile(door: FileDoor, space: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = digestOf(body)
  const { headers: known } = await knock(door, space, sha256, { method: 'HEAD' })
  if (known.get('upload-complete') === '?1') return sha256
  const headers = {
    'content-type': 'application/octet-stream',
    'upload-offset': '0',
    'upload-length': String(body.length),
  }
  await knock(door, space, sha256, { method: 'PUT', headers, body })
  return sha256
}

async function knock({ gateway, apiKey }: FileDoor, space: string, sha256: string, init: RequestInit) {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${apiKey}`)
  headers.set('spaceport-deadline', String(DEADLINE))
  const signal = AbortSignal.timeout(DEADLINE)
  const response = await fetch(`${gateway}/spaces/${space}/content/${sha256}`, { ...init, headers, signal })
  if (response.ok) return response
  throw new LaunchError(`A file of ${space} was refused with status ${response.status}: ${await response.text()}`)
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

import { open, type FileHandle } from 'node:fs/promises'
import type { Connection } from '../connection.js'
import { Failure } from '../failure.js'
import { reasonOf } from '../step-templates/folder.js'
import { oneLine } from '../step-templates/progress.js'

/** Asks the gateway of a graph for an export; gives the stream of its answer. Throws a `Failure` that says why there is none. */
export async function askExport(
  { url, apiKey }: Connection,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string },
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const address = new URL(path, url)
  const headers = { ...init.headers, authorization: `Bearer ${apiKey}` }
  const response = await fetch(address, { ...init, headers, signal, redirect: 'error' }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw new Failure(`The gateway at ${address.origin} cannot be reached.`, { cause: error })
  })
  if (response.ok && response.body) return response.body
  throw new Failure(await refusal(response))
}

async function refusal(response: Response): Promise<string> {
  if (response.status === 401) return 'The API key was refused: it is wrong, expired or revoked.'
  const json: unknown = await response.json().catch(() => null)
  const message = (json as { errors?: { message?: unknown }[] } | null)?.errors?.[0]?.message
  return typeof message === 'string' ? oneLine(message) : `There is no export here (HTTP ${response.status}).`
}

/** Creates the file of an export, which only its owner reads. Throws a `Failure` if it is there already: it is never written over. */
export function createFile(path: string): Promise<FileHandle> {
  return open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${path}: ${error.code === 'EEXIST' ? 'is there already' : reasonOf(error)}.`)
  })
}

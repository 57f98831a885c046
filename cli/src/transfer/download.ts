import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { Failure } from '../failure.js'
import { reasonOf } from '../step-templates/folder.js'
import { countAttempts } from './attempts.js'
import { broken, knock, type Door } from './door.js'
import { hashOf } from './hash.js'
import { claimFile } from './output.js'

/** Milliseconds after which a file of which nothing more comes is asked for anew. */
const STALLED = 30_000

/**
 * Fetches a file of `size` bytes to a path where nothing is yet, on from where an earlier try was cut: until all is there it is called `.part`. `got`
 * is told how many bytes are there. Throws a `Failure` if the bytes have another SHA-256: then nothing is left; a `SpaceportRequestError` when
 * the file is refused, or the gateway does not answer for some seconds.
 */
export async function downloadFile(
  path: string,
  size: number,
  door: Door,
  got: (bytes: number) => void,
): Promise<void> {
  const part = `${path}.part`
  const file = await openPart(part)
  try {
    await fill(file, size, door, got)
    await file.sync()
    if ((await hashOf(file, door.signal)).sha256 !== door.sha256) {
      await rm(part, { force: true })
      throw new Failure(`The file that came has not the SHA-256 ${door.sha256}. Nothing was kept; try again.`)
    }
  } finally {
    await file.close()
  }
  await claimFile(path)
  await rename(part, path)
}

async function fill(file: FileHandle, size: number, door: Door, got: (bytes: number) => void): Promise<void> {
  const attempts = countAttempts(door.signal, door.wait)
  let at = (await file.stat()).size
  if (at > size) await file.truncate((at = 0))
  got(at)
  for (let isWhole = at === size && size > 0; !isWhole;) {
    try {
      const { isRange, pieces } = await ask(at, door)
      if (!isRange) await file.truncate((at = 0))
      for await (const bytes of pieces) {
        if (at + bytes.length > size) throw new Failure('The file is longer than it should be.')
        await file.write(bytes, 0, bytes.length, at)
        at += bytes.length
        attempts.further()
        got(at)
      }
      isWhole = at === size
      if (!isWhole) throw broken(null, door.signal, door.connection.url)
    } catch (error) {
      await attempts.again(error)
    }
  }
}

/** What comes from a byte on; all of the file if it is no range. */
async function ask(at: number, door: Door): Promise<{ isRange: boolean; pieces: AsyncIterable<Uint8Array> }> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), STALLED)
  const headers: Record<string, string> = at === 0 ? {} : { range: `bytes=${at}-`, 'if-range': `"${door.sha256}"` }
  try {
    const response = await knock(door, { method: 'GET', headers }, late.signal)
    return { isRange: response.status === 206, pieces: piecesOf(response, door, timer) }
  } catch (error) {
    clearTimeout(timer)
    throw error
  }
}

async function* piecesOf({ body }: Response, door: Door, timer: NodeJS.Timeout): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  try {
    for (;;) {
      const read = await reader?.read().catch((error: unknown) => {
        throw broken(error, door.signal, door.connection.url)
      })
      if (!read || read.done) return
      timer.refresh()
      yield read.value
    }
  } finally {
    clearTimeout(timer)
    await reader?.cancel().catch(() => {})
  }
}

function openPart(path: string): Promise<FileHandle> {
  return open(path, 'r+')
    .catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? open(path, 'wx+', 0o600) : Promise.reject(error),
    )
    .catch((error: NodeJS.ErrnoException) => {
      throw new Failure(`${path}: ${reasonOf(error)}.`)
    })
}

import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandContext } from '../command.js'
import type { Connection } from '../connection.js'
import { Failure } from '../failure.js'
import { reasonOf } from '../step-templates/folder.js'
import { hashOf } from './hash.js'
import { showBytes } from './progress.js'
import { uploadFile } from './upload.js'

/** Uploads a file to a Space, with a bar; gives its SHA-256 and bytes. Throws a `Failure` if it cannot be read, or as `uploadFile`. */
export async function sendFile(
  path: string,
  space: string,
  connection: Connection,
  { cwd, signal, terminal, wait }: CommandContext,
): Promise<{ sha256: string; size: number }> {
  const unread = (error: NodeJS.ErrnoException) => {
    throw new Failure(`${path}: ${reasonOf(error)}.`)
  }
  const file = await open(resolve(cwd, path)).catch(unread)
  try {
    if (!(await file.stat()).isFile()) throw new Failure(`${path}: it is no file.`)
    const found = await hashOf(file, signal)
    const source = {
      size: found.size,
      async read(offset: number, length: number) {
        const piece = new Uint8Array(length)
        const { bytesRead } = await file.read(piece, 0, length, offset)
        if (bytesRead < length) throw new Failure(`${path}: it has changed while it was sent.`)
        return piece
      },
    }
    const progress = showBytes(found.size, 'Uploading', terminal)
    const door = { connection, space, sha256: found.sha256, signal, ...(wait ? { wait } : {}) }
    await uploadFile(source, door, progress.at).finally(progress.end)
    return found
  } finally {
    await file.close()
  }
}

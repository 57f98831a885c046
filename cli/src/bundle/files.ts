import { open, readFile, type FileHandle } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import { SpaceportError } from '@spaceport/kit/errors'
import type { CommandContext } from '../command.js'
import { Failure } from '../failure.js'
import { reasonOf } from '../step-templates/folder.js'

/** Works on a file that is read from its beginning. Throws a `Failure` if it cannot be read. */
export async function withFile<T>(
  path: string,
  { cwd, signal }: CommandContext,
  work: (bytes: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  const file: FileHandle = await open(resolve(cwd, path)).catch((error: unknown) => Promise.reject(unread(path, error)))
  try {
    return await work(until(signal, file.createReadStream({ autoClose: false })))
  } catch (error) {
    throw unread(path, error)
  } finally {
    await file.close()
  }
}

/** A whole file of text. Throws a `Failure` if it cannot be read. */
export async function readText(path: string, { cwd }: CommandContext): Promise<string> {
  return readFile(resolve(cwd, path), 'utf8').catch((error: unknown) => Promise.reject(unread(path, error)))
}

/** The identity in a file. Throws a `Failure` if it holds none. */
export async function readIdentityFile(path: string, context: CommandContext): Promise<Identity> {
  const text = await readText(path, context)
  try {
    return readIdentity(text)
  } catch (error) {
    if (error instanceof SpaceportError) throw new Failure(`${path}: ${error.message}`)
    throw error
  }
}

async function* until(signal: AbortSignal, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  for await (const part of bytes) {
    signal.throwIfAborted()
    yield part
  }
}

function unread(path: string, error: unknown): unknown {
  return isOfSystem(error) ? new Failure(`${path}: ${reasonOf(error)}.`) : error
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error
}

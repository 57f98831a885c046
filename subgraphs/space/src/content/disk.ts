import { constants } from 'node:fs'
import { lstat, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { SpaceportError } from '@spaceport/kit/errors'

/** What the store does to files, one step each, so that a test can let any of them fail. Every path stays within the store's folder. */
export type Disk = {
  /** Makes a file; throws when there is anything at the path. */
  create(path: string): Promise<FileHandle>
  /** Opens a file to write on. */
  reopen(path: string): Promise<FileHandle>
  write(file: FileHandle, bytes: Uint8Array, position: number): Promise<void>
  /** Has what was written outlast a loss of power. */
  sync(file: FileHandle): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Has the names in a folder outlast a loss of power. */
  syncFolder(path: string): Promise<void>
  /** Removes a file or link, if there is one. */
  remove(path: string): Promise<void>
}

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR } = constants

/** The disk as it is. No link is followed, and nothing but its owner reads what is written. Throws `TOO_LARGE` when it is full. */
export const DISK: Disk = {
  create: (path) => withRoom(open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)),
  reopen: (path) => openFile(path, O_RDWR),
  async write(file, bytes, position) {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await withRoom(file.write(bytes, done, bytes.length - done, position + done))
      done += bytesWritten
    }
  },
  sync: (file) => withRoom(file.sync()),
  rename: (from, to) => withRoom(rename(from, to)),
  async syncFolder(path) {
    const folder = await open(path, O_RDONLY)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
  remove: (path) => rm(path, { force: true }),
}

/** Opens a regular file; rejects for a link, a folder or a pipe, without waiting for whoever is at its other end. */
export async function openFile(path: string, flags: number = O_RDONLY): Promise<FileHandle> {
  const file = await open(path, flags | O_NOFOLLOW | O_NONBLOCK)
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw new Error('this is no regular file')
}

/** The bytes of a regular file; null where there is none, whatever else may be there. */
export async function sizeOf(path: string): Promise<number | null> {
  const found = await lookAt(path)
  return found?.isFile() ? found.size : null
}

/** What is at a path itself, were it a link; null for nothing. */
export async function lookAt(path: string) {
  try {
    return await lstat(path)
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return null
    throw error
  }
}

/** Makes a folder within one that is there, if it is missing. Throws when something else, such as a link, has its name. */
export async function ensureFolder(path: string, disk: Disk): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
    await disk.syncFolder(dirname(path))
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  }
  if (!(await isFolder(path))) throw new Error('something else is where a folder of the content belongs')
}

/** Whether a folder is at a path, and not a link to one. */
export async function isFolder(path: string): Promise<boolean> {
  return (await lookAt(path))?.isDirectory() ?? false
}

async function withRoom<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isCode(error, 'ENOSPC') && !isCode(error, 'EDQUOT')) throw error
    throw new SpaceportError('TOO_LARGE', 'The Instance has no room for more packages and bundles.')
  }
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code
}

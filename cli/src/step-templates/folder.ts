import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { Failure } from '../failure.js'

/** The largest file that is sent, in bytes. The graph takes requests of at most 1 MiB, in which quotes and line ends count double. */
export const LARGEST_FILE = 900_000

/** A file to import, or why it cannot be. */
export type Candidate = { file: string; path: string } | { file: string; refused: string }

/** What lies in a folder: the files to import, by name, and what is left aside. */
export type Folder = { candidates: Candidate[]; skipped: string[] }

/**
 * Finds the step templates in a folder: its `.json` files. Folders in it, hidden files and other files are left aside; a link
 * is followed to a file in the folder only, so that a folder from elsewhere cannot make us send what lies beside it.
 * Throws a `Failure` if it is no folder, or has none.
 */
export async function readFolder(folder: string): Promise<Folder> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${folder}: ${reasonOf(error)}.`)
  })
  const root = await realpath(folder)
  const found: Folder = { candidates: [], skipped: [] }
  for (const entry of entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))) {
    const isTemplate = extname(entry.name).toLowerCase() === '.json' && !entry.name.startsWith('.')
    if (isTemplate && (entry.isFile() || entry.isSymbolicLink())) {
      found.candidates.push(await candidate(root, entry.name))
    } else found.skipped.push(entry.isDirectory() ? `${entry.name}/` : entry.name)
  }
  if (found.candidates.length === 0) throw new Failure(`${folder}: no .json files in it.`)
  return found
}

async function candidate(root: string, file: string): Promise<Candidate> {
  try {
    const path = await realpath(join(root, file))
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return { file, refused: 'it is a link that leads out of the folder' }
    }
    const found = await stat(path)
    if (!found.isFile()) return { file, refused: 'it is no file' }
    if (found.size > LARGEST_FILE) return { file, refused: tooLarge(found.size) }
    return { file, path }
  } catch (error) {
    return { file, refused: reasonOf(error as NodeJS.ErrnoException) }
  }
}

/** That a file is too large to be sent. */
export function tooLarge(bytes: number): string {
  return `it has ${Math.ceil(bytes / 1000)} kB; at most ${LARGEST_FILE / 1000} kB can be sent`
}

/** Why the file system refused something, in words. */
export function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return 'there is no such file or folder'
    case 'ENOTDIR':
      return 'it is no folder'
    case 'EACCES':
    case 'EPERM':
      return 'not allowed to read it'
    case 'ELOOP':
      return 'it is a link that leads in a circle'
    default:
      return `cannot be read (${error.code ?? error.message})`
  }
}

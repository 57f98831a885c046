import { access, open, writeFile } from 'node:fs/promises'
import { Failure } from '../failure.js'
import { reasonOf } from '../step-templates/folder.js'

/** Throws a `Failure` if there is anything at a path: what was written once is evidence, so nothing is written over. */
export async function requireNew(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (isThere) throw taken(path)
}

/** Makes an empty file at a path where nothing is. Throws a `Failure`. */
export async function claimFile(path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw unwritten(path, error)
  })
  await file.close()
}

/** Writes a text to a path where nothing is. Throws a `Failure`. */
export async function writeNew(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw unwritten(path, error)
  })
}

function unwritten(path: string, error: NodeJS.ErrnoException): Failure {
  return error.code === 'EEXIST' ? taken(path) : new Failure(`${path}: ${reasonOf(error)}.`)
}

function taken(path: string): Failure {
  return new Failure(`${path}: is there already.`)
}

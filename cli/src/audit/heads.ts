import { readFile, rename, writeFile } from 'node:fs/promises'
import { Failure } from '../failure.js'
import { reasonOf } from '../step-templates/folder.js'

/** The ends of audits as they were verified: by `Spaces-1`, `directory` or `zone`, a checkpoint. */
export type Heads = Readonly<Record<string, string>>

/** Reads the heads that were kept; none if there is no such file yet. Throws a `Failure` for a file of another kind. */
export async function readHeads(path: string): Promise<Heads> {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (isHeads(json)) return json
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return {}
    if (code !== undefined) throw new Failure(`${path}: ${reasonOf(error as NodeJS.ErrnoException)}.`)
  }
  throw new Failure(`${path}: holds no heads of audits.`)
}

/** Keeps heads, all or none of them. */
export async function writeHeads(path: string, heads: Heads): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(heads).sort(([a], [b]) => (a < b ? -1 : 1)))
  await writeFile(`${path}.new`, `${JSON.stringify(sorted, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

function isHeads(json: unknown): json is Heads {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false
  return Object.values(json).every((value) => typeof value === 'string')
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSdl, type Sdl } from './sdl.js'

/** The SDLs that came with this release: what an Instance may serve without anybody's approval, and what to start with. */
export type Released = {
  /** Every `space` SDL ever released, newest first. */
  space: readonly Sdl[]
  /** What the directory and the zone are expected to serve, until they say so themselves; null if it is not known. */
  directory: Sdl | null
  zone: Sdl | null
}

/**
 * Reads the released SDLs from the folder that holds the subgraphs: `<name>/schema/schema.graphql` is the newest of each; `space` has
 * its older ones in `schema/history/`.
 */
export async function readReleased(folder: string): Promise<Released> {
  const history = join(folder, 'space/schema/history')
  const names = (await listed(history)).filter((name) => name.endsWith('.graphql'))
  names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  const [current, directory, zone, ...old] = await Promise.all([
    readOne(join(folder, 'space/schema/schema.graphql')),
    readOne(join(folder, 'directory/schema/schema.graphql')),
    readOne(join(folder, 'zone/schema/schema.graphql')),
    ...names.map((name) => readOne(join(history, name))),
  ])
  const space = [current, ...old].flatMap((sdl) => sdl ?? [])
  const newest = space.filter((sdl, i) => space.findIndex((other) => other.hash === sdl.hash) === i)
  return { space: newest, directory: directory ?? null, zone: zone ?? null }
}

async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (missing(error)) return []
    throw error
  }
}

async function readOne(path: string): Promise<Sdl | null> {
  try {
    return readSdl(await readFile(path, 'utf8'))
  } catch (error) {
    if (missing(error)) return null
    throw error
  }
}

function missing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isFolder, lookAt } from './disk.js'

/**
 * Removes what is under way in a Space and was not written to since `before` (milliseconds since the epoch): uploads that nobody went on with,
 * and what a process left that was killed. Tells how many are left, and the bytes that were freed.
 */
export async function forgetStale(parts: string, before: number): Promise<{ left: number; freed: number }> {
  let left = 0
  let freed = 0
  if (!(await isFolder(parts))) return { left, freed }
  for (const name of await readdir(parts)) {
    const path = join(parts, name)
    const found = await lookAt(path)
    if (!found || found.isDirectory()) continue
    if (found.mtimeMs >= before) {
      if (name.endsWith('.part')) left++
      continue
    }
    await rm(path, { force: true })
    if (found.isFile()) freed += found.size
  }
  return { left, freed }
}

import type { FileHandle } from 'node:fs/promises'
import { DISK, type Disk } from '../../content/disk.js'

/** How a disk breaks at a step: the step fails, or it never ends, as for a process that is killed there. Both may happen before or after its effect. */
export type Breakage = { at: number; how: 'fails' | 'hangs'; when: 'before' | 'after' }

/** A disk that breaks once, and tells how many steps were taken. */
export type BrokenDisk = Disk & {
  steps(): number
  /** Resolves when a step hangs. */
  hung: Promise<void>
  /** Closes the files that a step that hangs has left open. */
  close(): Promise<void>
}

/** A disk that breaks at step `at`, counted from 0. */
export function brokenDisk({ at, how, when }: Breakage): BrokenDisk {
  let steps = 0
  let hang = () => {}
  const hung = new Promise<void>((resolve) => (hang = resolve))
  const handles = new Set<FileHandle>()
  const breakDown = async () => {
    if (how === 'fails') throw new Error('the disk is broken')
    hang()
    await new Promise<never>(() => {})
  }
  const step =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      const breaks = steps++ === at
      if (breaks && when === 'before') await breakDown()
      const result = await work(...args)
      if (breaks) await breakDown()
      return result
    }
  const opening = (open: (path: string) => Promise<FileHandle>) =>
    step(async (path: string) => {
      const file = await open(path)
      handles.add(file)
      return file
    })
  return {
    create: opening(DISK.create),
    reopen: opening(DISK.reopen),
    write: step(DISK.write),
    sync: step(DISK.sync),
    rename: step(DISK.rename),
    syncFolder: step(DISK.syncFolder),
    remove: step(DISK.remove),
    steps: () => steps,
    hung,
    async close() {
      for (const file of handles) await file.close().catch(() => {})
    },
  }
}

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokenDisk, type Breakage, type BrokenDisk } from '../testing/content/broken-disk.js'
import { ContentStore } from './store.js'

const bytes = randomBytes(1_000)
const sha256 = createHash('sha256').update(bytes).digest('hex')
/** Room for the file and not for one byte more, so that room which was not given back shows. */
const limits = { space: bytes.length }

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spaceport-content-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function* pieces(): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, 400)
  yield bytes.subarray(400)
}

async function upload(store: ContentStore): Promise<void> {
  for (;;) {
    const { offset, complete } = await store.offsetOf('Spaces-1', sha256)
    if (complete) return
    await store.append('Spaces-1', sha256, offset, bytes.subarray(offset, offset + 400), bytes.length)
  }
}

const WAYS: Record<string, (store: ContentStore) => Promise<unknown>> = {
  put: (store) => store.put('Spaces-1', pieces()),
  upload,
}

async function whole(store: ContentStore): Promise<Buffer> {
  const read: Buffer[] = []
  for await (const piece of store.read('Spaces-1', sha256)) read.push(piece)
  return Buffer.concat(read)
}

/** What is there is right; what is not there yet can be. */
async function expectSound(store: ContentStore, work: (store: ContentStore) => Promise<unknown>): Promise<void> {
  if (!(await store.has('Spaces-1', sha256))) await work(store)
  expect(await whole(store)).toEqual(bytes)
}

async function breaking(breakage: Breakage, run: (disk: BrokenDisk) => Promise<void>): Promise<number> {
  const disk = brokenDisk(breakage)
  try {
    await run(disk)
    return disk.steps()
  } finally {
    await disk.close()
  }
}

describe.each(Object.entries(WAYS))('%s', (way, work) => {
  const steps = () =>
    breaking({ at: -1, how: 'fails', when: 'before' }, async (disk) => {
      await work(new ContentStore(root, { limits, disk }))
    })

  test.each(['before', 'after'] as const)(
    'fails %s any step and can be done again, with all its room',
    async (when) => {
      const count = await steps()
      expect(count).toBeGreaterThan(8)
      for (let at = 0; at < count; at++) {
        await rm(root, { recursive: true, force: true })
        await breaking({ at, how: 'fails', when }, async (disk) => {
          const store = new ContentStore(root, { limits, disk })
          await expect(work(store)).rejects.toThrow()
          await expectSound(store, work)
          expect((await readdir(join(root, 'content', 'Spaces-1', 'parts'))).length).toBe(0)
        })
      }
    },
  )

  test.each(['before', 'after'] as const)(
    'is killed %s any step and can be done again by the next process',
    async (when) => {
      const count = await steps()
      for (let at = 0; at < count; at++) {
        await rm(root, { recursive: true, force: true })
        await breaking({ at, how: 'hangs', when }, async (disk) => {
          void work(new ContentStore(root, { limits, disk })).catch(() => {})
          await disk.hung
          // Of what a killed `put` leaves nobody goes on with anything.
          const limitsOfNext = { ...limits, patience: way === 'put' ? -10_000 : 10_000 }
          await expectSound(new ContentStore(root, { limits: limitsOfNext }), work)
        })
      }
    },
  )
})

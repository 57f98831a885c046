import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContentLimits } from './limits.js'
import { ContentStore } from './store.js'

const SPACE = 'Spaces-1'
const bytes = randomBytes(700_000)
const digest = (of: Uint8Array) => createHash('sha256').update(of).digest('hex')
const sha256 = digest(bytes)

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spaceport-content-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const open = (limits: Partial<ContentLimits> = {}) => new ContentStore(root, { limits })

async function* pieces(of: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < of.length; at += size) yield of.subarray(at, at + size)
}

async function read(store: ContentStore, start?: number, end?: number, space = SPACE): Promise<Buffer> {
  const found: Buffer[] = []
  for await (const piece of store.read(space, sha256, start, end)) found.push(piece)
  return Buffer.concat(found)
}

const inside = (...names: string[]) => join(root, 'content', SPACE, ...names)

describe('a file that is kept', () => {
  test('is read wholly and in ranges, and by its own Space only', async () => {
    const store = open()
    expect(await store.put(SPACE, pieces(bytes))).toEqual({ sha256, size: bytes.length })
    expect(await store.has(SPACE, sha256)).toEqual({ size: bytes.length })
    expect(bytes.equals(await read(store))).toBe(true)
    for (const [start, end] of [
      [0, 1],
      [1, 2],
      [262_143, 262_145],
      [699_999, 700_000],
      [5, 5],
      [700_000, 800_000],
    ] as const) {
      expect(bytes.subarray(start, end).equals(await read(store, start, end))).toBe(true)
    }
    expect(await store.has('Spaces-2', sha256)).toBeNull()
    await expect(read(store, 0, 1, 'Spaces-2')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await lstat(inside(sha256.slice(0, 2), sha256))).mode & 0o077).toBe(0)
  })

  test('closes its file when nobody reads on', async () => {
    const store = open()
    await store.put(SPACE, pieces(bytes))
    const openFiles = async () => {
      const held = await readdir('/proc/self/fd')
      return (await Promise.all(held.map((fd) => readlinkOrNull(`/proc/self/fd/${fd}`)))).filter((to) =>
        to?.includes(sha256),
      )
    }
    for await (const _ of store.read(SPACE, sha256)) {
      expect(await openFiles()).toHaveLength(1)
      break
    }
    expect(await openFiles()).toEqual([])
  })

  test('is gone when it is removed, and its room is free', async () => {
    const store = open({ space: bytes.length })
    await store.put(SPACE, pieces(bytes))
    await store.remove(SPACE, sha256)
    await store.remove(SPACE, sha256)
    expect(await store.has(SPACE, sha256)).toBeNull()
    await store.put(SPACE, pieces(bytes))
  })

  test('is there once, however many put it at the same time', async () => {
    const store = open({ space: bytes.length * 4 })
    await Promise.all([1, 2, 3, 4].map(() => store.put(SPACE, pieces(bytes))))
    expect(await readdir(inside(sha256.slice(0, 2)))).toEqual([sha256])
    expect(await readdir(inside('parts'))).toEqual([])
    for (let fill = 0; fill < 3; fill++) await store.put(SPACE, pieces(randomBytes(bytes.length)))
  })
})

async function readlinkOrNull(path: string): Promise<string | null> {
  return readlink(path).catch(() => null)
}

describe('an upload', () => {
  test('goes on at any byte where it was cut, also in another process', async () => {
    const small = bytes.subarray(0, 64)
    const name = digest(small)
    for (let cut = 0; cut <= small.length; cut++) {
      await open().append(SPACE, name, 0, small.subarray(0, cut), small.length)
      const store = open()
      const { offset, complete } = await store.offsetOf(SPACE, name)
      expect({ offset, complete }).toEqual({ offset: cut, complete: cut === small.length })
      expect(await store.append(SPACE, name, cut, small.subarray(cut), small.length)).toEqual({
        offset: small.length,
        complete: true,
      })
      await store.remove(SPACE, name)
    }
  })

  test('takes each piece once, of two that come at the same time, and says where it is', async () => {
    const store = open()
    const half = bytes.length / 2
    const first = () => store.append(SPACE, sha256, 0, bytes.subarray(0, half), bytes.length)
    const [one, other] = await Promise.allSettled([first(), first()])
    expect(one).toMatchObject({ status: 'fulfilled', value: { offset: half, complete: false } })
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'CONFLICT', details: { offset: half } } })
    await store.append(SPACE, sha256, half, bytes.subarray(half), bytes.length)
    expect(await first()).toEqual({ offset: bytes.length, complete: true })
    expect(bytes.equals(await read(store))).toBe(true)
  })

  test('with the wrong bytes is forgotten, and the right ones are taken then', async () => {
    const store = open({ space: bytes.length })
    const wrong = Buffer.from(bytes)
    wrong[9] = wrong[9]! ^ 1
    await expect(store.append(SPACE, sha256, 0, wrong, wrong.length)).rejects.toMatchObject({ code: 'BUNDLE_TAMPERED' })
    expect(await store.offsetOf(SPACE, sha256)).toEqual({ offset: 0, complete: false })
    expect(await readdir(inside('parts'))).toEqual([])
    expect(await store.append(SPACE, sha256, 0, bytes, bytes.length)).toMatchObject({ complete: true })
  })

  test('is no content before it is complete', async () => {
    const store = open()
    await store.append(SPACE, sha256, 0, bytes.subarray(0, 10), bytes.length)
    expect(await store.has(SPACE, sha256)).toBeNull()
    await expect(read(store)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(store.append(SPACE, sha256, 10, bytes, bytes.length)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  test('of an empty file is complete at once', async () => {
    expect(await open().append(SPACE, digest(Buffer.alloc(0)), 0, Buffer.alloc(0), 0)).toEqual({
      offset: 0,
      complete: true,
    })
  })
})

describe('limits', () => {
  test('of one file and of a Space hold, for what is announced too, and after a restart', async () => {
    const tooLarge = { code: 'TOO_LARGE' }
    await expect(open({ file: 699_999 }).put(SPACE, pieces(bytes))).rejects.toMatchObject(tooLarge)
    const announce = (store: ContentStore, total: number) =>
      store.append(SPACE, digest(bytes.subarray(1)), 0, bytes.subarray(1, 2), total)
    await expect(announce(open({ file: 699_999 }), 700_000)).rejects.toMatchObject(tooLarge)
    const limits = { space: 1_000_000 }
    await open(limits).put(SPACE, pieces(bytes))
    const store = open(limits)
    await expect(store.put(SPACE, pieces(randomBytes(300_001)))).rejects.toMatchObject(tooLarge)
    await expect(announce(store, 300_001)).rejects.toMatchObject(tooLarge)
    await announce(store, 300_000)
    await expect(store.put(SPACE, pieces(randomBytes(300_000)))).rejects.toMatchObject(tooLarge)
    await store.put('Spaces-2', pieces(bytes))
  })

  test('of uploads under way count no stale ones', async () => {
    const store = open({ uploads: 2, patience: 60_000 })
    const begin = (n: number) => store.append(SPACE, digest(Buffer.from(`${n}`)), 0, Buffer.from('x'), 10)
    await Promise.all([begin(1), begin(2)])
    await expect(begin(3)).rejects.toMatchObject({ code: 'TOO_LARGE' })
    const old = new Date(Date.now() - 120_000)
    await utimes(inside('parts', `${digest(Buffer.from('1'))}.part`), old, old)
    await begin(3)
    expect(await store.offsetOf(SPACE, digest(Buffer.from('1')))).toEqual({ offset: 0, complete: false })
  })
})

describe('hostile names and things in the folder', () => {
  const NAMES = [
    '',
    '..',
    `../${'a'.repeat(61)}`,
    'A'.repeat(64),
    `${'a'.repeat(63)}/`,
    `${'a'.repeat(64)}\0`,
    'a'.repeat(65),
  ]
  test.each(NAMES)('no file is called %j', async (name) => {
    const store = open()
    const asked = [
      () => store.has(SPACE, name),
      () => store.offsetOf(SPACE, name),
      () => store.append(SPACE, name, 0, Buffer.from('x'), 1),
      () => store.read(SPACE, name).next(),
      () => store.remove(SPACE, name),
    ]
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await readdir(root)).toEqual([])
  })

  test.each(['', '.', '..', 'Spaces-0', 'Spaces-1/../Spaces-2', 'Projects-1', 'Spaces-1/Projects-1'])(
    'no Space is called %j',
    async (space) => {
      await expect(open().has(space, sha256)).rejects.toMatchObject({ code: 'BAD_ID' })
      await expect(open().put(space, pieces(bytes))).rejects.toMatchObject({ code: 'BAD_ID' })
    },
  )

  test('a link is not followed, where a file belongs or an upload', async () => {
    const outside = join(root, 'outside')
    await writeFile(outside, bytes)
    for (const path of [inside(sha256.slice(0, 2), sha256), inside('parts', `${sha256}.part`)]) {
      await mkdir(join(path, '..'), { recursive: true })
      await symlink(outside, path)
    }
    const store = open()
    expect(await store.has(SPACE, sha256)).toBeNull()
    expect(await store.offsetOf(SPACE, sha256)).toEqual({ offset: 0, complete: false })
    await expect(read(store)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await store.append(SPACE, sha256, 0, bytes.subarray(0, 9), bytes.length)
    await store.append(SPACE, sha256, 9, bytes.subarray(9), bytes.length)
    expect((await lstat(inside(sha256.slice(0, 2), sha256))).isFile()).toBe(true)
    expect(bytes.equals(await readFile(outside))).toBe(true)
  })

  test.each([
    ['the Space', []],
    ['the shelf', [sha256.slice(0, 2)]],
    ['the uploads', ['parts']],
  ])('a link is not followed, where the folder of %s belongs', async (_of, names) => {
    const outside = join(root, 'outside')
    await mkdir(join(outside, sha256.slice(0, 2)), { recursive: true })
    for (const folder of [outside, join(outside, sha256.slice(0, 2))]) await writeFile(join(folder, sha256), bytes)
    await mkdir(join(inside(...names), '..'), { recursive: true })
    await symlink(outside, inside(...names))
    const store = open()
    expect(await store.has(SPACE, sha256)).toBeNull()
    await expect(store.append(SPACE, sha256, 0, bytes, bytes.length)).rejects.toThrow('something else')
    expect(await readdir(outside)).toEqual([sha256.slice(0, 2), sha256].sort())
  })

  test('what is no file is not waited for', async () => {
    await mkdir(inside(sha256.slice(0, 2)), { recursive: true })
    execFileSync('mkfifo', [inside(sha256.slice(0, 2), sha256)])
    expect(await open().has(SPACE, sha256)).toBeNull()
    await expect(read(open())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

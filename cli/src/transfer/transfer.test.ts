import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digest, refuse, startContentGateway, type ContentGateway, type Fault } from '../testing/content.js'
import { KEY } from '../testing/gateway.js'
import type { Door } from './door.js'
import { downloadFile } from './download.js'
import { uploadFile } from './upload.js'

const MIB = 1024 * 1024
const bytes = randomBytes(3 * MIB)
const sha256 = digest(bytes)

let gateway: ContentGateway
let folder: string
beforeEach(async () => {
  gateway = await startContentGateway()
  folder = await mkdtemp(join(tmpdir(), 'spaceport-cli-'))
})
afterEach(async () => {
  await gateway.close()
  await rm(folder, { recursive: true })
})

const hangUp: Fault = (_, response) => {
  response.destroy()
  return true
}
const none: Fault = () => false

function door(changes: Partial<Door> = {}): Door {
  const connection = { url: gateway.url, apiKey: KEY, note: null }
  return {
    connection,
    space: 'Spaces-1',
    sha256,
    signal: new AbortController().signal,
    wait: async () => {},
    ...changes,
  }
}

const source = (of: Buffer) => ({
  size: of.length,
  read: async (offset: number, length: number) => new Uint8Array(of.subarray(offset, offset + length)),
})

describe('an upload', () => {
  const upload = (changes: Partial<Door> = {}, of = bytes) => {
    const seen: number[] = []
    return uploadFile(source(of), door({ sha256: digest(of), ...changes }), (sent) => void seen.push(sent)).then(
      () => seen,
    )
  }

  test('goes in pieces that grow', async () => {
    expect(await upload()).toEqual([0, MIB, 3 * MIB])
    expect(gateway.files.get(sha256)?.equals(bytes)).toBe(true)
    expect(gateway.asked).toEqual(['HEAD', `PUT 0-${MIB}/${3 * MIB}`, `PUT ${MIB}-${3 * MIB}/${3 * MIB}`])
  })

  test('sends nothing that is there already', async () => {
    gateway.parts.set(sha256, bytes.subarray(0, 2 * MIB + 7))
    expect(await upload()).toEqual([2 * MIB + 7, 3 * MIB])
    gateway.asked.length = 0
    expect(await upload()).toEqual([3 * MIB])
    expect(gateway.asked).toEqual(['HEAD'])
  })

  test('goes on when the connection breaks, when an answer is lost, and when somebody else sends the same', async () => {
    const loseAnswer: Fault = (_, response, body) => {
      gateway.parts.set(sha256, body)
      response.destroy()
      return true
    }
    const somebodyElse: Fault = () => {
      gateway.parts.set(sha256, bytes.subarray(0, 2 * MIB))
      return false
    }
    gateway.faults = [hangUp, none, loseAnswer, none, somebodyElse]
    await upload()
    expect(gateway.files.get(sha256)?.equals(bytes)).toBe(true)
  })

  test('of an empty file arrives', async () => {
    const empty = Buffer.alloc(0)
    await upload({}, empty)
    expect(gateway.files.get(digest(empty))).toHaveLength(0)
  })

  test('ends when nothing answers for some seconds, and at once when it is refused', async () => {
    gateway.faults = Array.from({ length: 6 }, () => hangUp)
    await expect(upload()).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(gateway.asked).toEqual(Array.from({ length: 6 }, () => 'HEAD'))
    gateway.asked.length = 0
    gateway.faults = [none, (_, response) => (refuse(response, 'TOO_LARGE', 413), true)]
    await expect(upload()).rejects.toMatchObject({ code: 'TOO_LARGE' })
    expect(gateway.asked).toHaveLength(2)
    await expect(upload({ connection: { url: gateway.url, apiKey: 'x', note: null } })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  test('ends at Ctrl-C', async () => {
    const stop = new AbortController()
    gateway.faults = [none, () => (stop.abort(new Error('Ctrl-C')), true)]
    await expect(upload({ signal: stop.signal })).rejects.toThrow('Ctrl-C')
  })
})

describe('a download', () => {
  const path = () => join(folder, 'bundle')
  const download = (changes: Partial<Door> = {}, size = bytes.length) => {
    const seen: number[] = []
    return downloadFile(path(), size, door(changes), (got) => void seen.push(got)).then(() => seen)
  }
  const cutAfter =
    (length: number): Fault =>
    (_, response) => {
      response.writeHead(200, { 'content-length': bytes.length })
      response.write(bytes.subarray(0, length), () => response.destroy())
      return true
    }

  test('is verified and then called by its name', async () => {
    gateway.files.set(sha256, bytes)
    expect((await download()).at(-1)).toBe(bytes.length)
    expect((await readFile(path())).equals(bytes)).toBe(true)
    expect(await readdir(folder)).toEqual(['bundle'])
  })

  test('goes on where it was cut, in one run and in the next', async () => {
    gateway.files.set(sha256, bytes)
    gateway.faults = [cutAfter(MIB)]
    await download()
    expect(gateway.asked).toEqual(['GET', expect.stringMatching(/^GET bytes=\d+-$/)])
    await rm(path())
    await writeFile(`${path()}.part`, bytes.subarray(0, 77))
    gateway.asked.length = 0
    await download()
    expect(gateway.asked).toEqual(['GET bytes=77-'])
    expect((await readFile(path())).equals(bytes)).toBe(true)
  })

  test('begins anew where no range is given, and of what is too long', async () => {
    gateway.files.set(sha256, bytes)
    await writeFile(`${path()}.part`, randomBytes(bytes.length + 1))
    await download()
    await rm(path())
    await writeFile(`${path()}.part`, randomBytes(50))
    gateway.faults = [(request) => (delete request.headers.range, false)]
    await download()
    expect((await readFile(path())).equals(bytes)).toBe(true)
  })

  test('of other bytes leaves nothing', async () => {
    const wrong = Buffer.from(bytes)
    wrong[5] = wrong[5]! ^ 1
    gateway.files.set(sha256, wrong)
    await expect(download()).rejects.toThrow('has not the SHA-256')
    expect(await readdir(folder)).toEqual([])
  })

  test('never writes over a file', async () => {
    gateway.files.set(sha256, bytes)
    await writeFile(path(), 'mine')
    await expect(download()).rejects.toThrow('is there already')
    expect(await readFile(path(), 'utf8')).toBe('mine')
  })

  test('of an empty file, and of one that is not there', async () => {
    const empty = Buffer.alloc(0)
    gateway.files.set(digest(empty), empty)
    await download({ sha256: digest(empty) }, 0)
    expect(await readFile(path())).toHaveLength(0)
    await rm(path())
    await expect(download()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    gateway.faults = Array.from({ length: 6 }, () => hangUp)
    await expect(download()).rejects.toMatchObject({ code: 'UNREACHABLE' })
  })
})

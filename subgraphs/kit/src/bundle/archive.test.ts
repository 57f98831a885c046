import { expect, test } from '@jest/globals'
import { MAX_ENVELOPE } from './limits.js'
import { END, headerOf, STATEMENT_NAME } from './tar.js'
import { archiveOf, changedHeader, entriesOf, meet, type Entry } from './testing/attack.js'
import { NOW, pieces, sampleBundle, signers, TARGET } from './testing/sample.js'
import { partyOf } from './statement.js'
import { verifyBundle } from './verify.js'

const made = sampleBundle()
const entries = await entriesOf(made.envelope)
const [statement, release] = entries as [Entry, Entry]
const last = entries.length - 1

/** The bundle with something else in a place of it. */
function replaced(at: number, entry: Partial<Entry>): Buffer {
  return archiveOf(entries.map((one, i) => (i === at ? { ...one, ...entry } : one)))
}

const headerAt = (at: number) => headerOf(entries[at]!.name, entries[at]!.content.length)

test('the files that a bundle has, in their order, are taken', async () => {
  expect((await meet(archiveOf(entries))).code).toBe('TAKEN')
})

test.each([
  ['a hard link', '1'],
  ['a symbolic link', '2'],
  ['a character device', '3'],
  ['a block device', '4'],
  ['a folder', '5'],
  ['a FIFO', '6'],
  ['a contiguous file', '7'],
  ['a long name of GNU', 'L'],
  ['a sparse file of GNU', 'S'],
  ['attributes of pax', 'x'],
  ['attributes of pax for all', 'g'],
  ['a regular file of an older tar', '\0'],
])('only regular files: %s is refused', async (_what, type) => {
  for (const at of [0, 1, last]) {
    expect((await meet(replaced(at, { header: changedHeader(headerAt(at), 156, type) }))).code).toBe('BUNDLE_MALFORMED')
  }
})

test('a link that points somewhere is refused, also from a regular file', async () => {
  const linked = changedHeader(changedHeader(headerAt(1), 156, '2'), 157, '/etc/passwd')
  expect((await meet(replaced(1, { header: linked }))).code).toBe('BUNDLE_MALFORMED')
  expect((await meet(replaced(1, { header: changedHeader(headerAt(1), 157, 'x') }))).code).toBe('BUNDLE_MALFORMED')
})

test.each([
  ['up and away', `../${release.name}`],
  ['up', '..'],
  ['absolute', `/${release.name}`],
  ['of this folder', `./${release.name}`],
  ['of Windows', `C:\\${release.name}`],
  ['with a slash at its end', `${release.name}/`],
  ['in capitals', release.name.toUpperCase()],
  ['with a space', `${release.name} `],
  ['cut short', release.name.slice(0, 63)],
  ['none', ''],
  ['of the first file', STATEMENT_NAME],
  ['of the first file in capitals', STATEMENT_NAME.toUpperCase()],
  ['that no statement names', 'f'.repeat(64)],
  ['not of ASCII', 'é'.repeat(32)],
])('an odd name is refused: %s', async (_what, name) => {
  expect((await meet(replaced(1, { name }))).code).toBe('BUNDLE_MALFORMED')
  expect((await meet(replaced(last, { name }))).code).toBe('BUNDLE_MALFORMED')
  if (name !== STATEMENT_NAME) expect((await meet(replaced(0, { name }))).code).toBe('BUNDLE_MALFORMED')
})

test.each([
  ['a file twice', [...entries.slice(0, 2), ...entries.slice(1)]],
  ['a file again at the end', [...entries, release]],
  ['the statement twice', [statement, ...entries]],
  ['two files the other way round', [statement, entries[2]!, entries[1]!, ...entries.slice(3)]],
  ['the statement last', [...entries.slice(1), statement]],
  ['a file less', entries.slice(0, -1)],
  ['no statement', entries.slice(1)],
  ['nothing but the statement', [statement]],
  ['nothing', []],
  ['a file more', [...entries, { name: 'README', content: Buffer.from('Read me') }]],
  ['an empty file more', [...entries, { name: 'f'.repeat(64), content: Buffer.alloc(0) }]],
])('exactly what the statement names: %s is refused', async (_what, files) => {
  expect((await meet(archiveOf(files))).code).toBe('BUNDLE_MALFORMED')
})

test.each([
  ['a mode', 100, '0000755'],
  ['an owner', 108, '0001750'],
  ['a time', 136, '15000000000'],
  ['the name of an owner', 265, 'root'],
  ['a device', 329, '0000001'],
  ['a prefix', 345, 'folder'],
  ['the magic of GNU', 257, 'ustar  \0'],
  ['a size with spaces', 124, '         22'],
  ['a size in base 256', 124, '\x80\0\0\0\0\0\0\0\0\0\0'],
  ['something after the prefix', 500, 'x'],
])('a header is written in one way: %s is refused', async (_what, at, text) => {
  for (const entry of [0, 1, last]) {
    const header = changedHeader(headerAt(entry), at, text)
    expect((await meet(replaced(entry, { header }))).code).toBe('BUNDLE_MALFORMED')
  }
})

test.each([
  ['one block of zeros', END.subarray(512)],
  ['no end', Buffer.alloc(0)],
  ['half of it', END.subarray(1)],
  ['three blocks', Buffer.alloc(1_536)],
])('the end is two blocks of zeros: %s is refused', async (_what, end) => {
  expect((await meet(archiveOf(entries, end))).code).toBe('BUNDLE_MALFORMED')
})

test('a statement that claims to be large is refused before it is read', async () => {
  const endless = { asked: 0 }
  async function* source() {
    yield headerOf(STATEMENT_NAME, MAX_ENVELOPE + 1)
    for (; ; endless.asked++) yield Buffer.alloc(1_024)
  }
  await expect(verifyBundle(source(), { signers, destinations: null, now: new Date() })).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
  expect(endless.asked).toBe(0)
})

test('a blob that is not of its size is refused before it is read', async () => {
  const swollen = replaced(last, { header: headerOf(entries[last]!.name, 8 ** 11 - 1) })
  expect(await meet(swollen)).toEqual({ code: 'BUNDLE_TAMPERED', packages: [] })
})

test('the source is let go, wherever the reading ends', async () => {
  const file = archiveOf(entries)
  for (const bytes of [file, file.subarray(0, 700), Buffer.concat([file, file])]) {
    let isClosed = false
    async function* source() {
      try {
        yield* pieces(bytes, 100)
      } finally {
        isClosed = true
      }
    }
    await verifyBundle(source(), { signers, destinations: [partyOf(TARGET.identity)], now: NOW }).catch(() => {})
    expect(isClosed).toBe(true)
  }
})

test('an error of the source is its own', async () => {
  async function* source(): AsyncGenerator<Buffer> {
    yield archiveOf(entries).subarray(0, 600)
    throw new Error('the disk is gone')
  }
  await expect(verifyBundle(source(), { signers, destinations: null, now: new Date() })).rejects.toThrow(
    'the disk is gone',
  )
})

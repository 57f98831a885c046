import { expect, test } from '@jest/globals'
import { readEnvelope } from './envelope.js'
import { signReceipt, verifyReceipt } from './receipt.js'
import { STATEMENT_NAME } from './tar.js'
import { codeOf, entriesOf, meet } from './testing/attack.js'
import { CHECK, NOW, sampleBundle, sampleReceipt, SOURCE, TARGET, wholeOf } from './testing/sample.js'
import { partyOf } from './statement.js'

const PACKAGE = 'the bytes of a package'
const LONG = process.env.SPACEPORT_LONG === '1'
const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
/** The bits of a byte that are flipped: the lowest, the one between capitals and small letters, all; and of every how manyth byte. */
const FLIPS = [
  { bits: 0x01, step: LONG ? 1 : 4 },
  { bits: 0x20, step: LONG ? 11 : 29 },
  { bits: 0xff, step: LONG ? 11 : 29 },
]

const made = sampleBundle()
const file = await wholeOf(made.bytes())
const entries = await entriesOf(made.envelope)

/** Where a file's content stands. */
function placeOf(content: Buffer): [number, number] {
  const start = file.indexOf(content)
  return [start, start + content.length]
}

/** What a wrong byte at a place must be refused as. */
const regions = entries.map(({ name, content }) => {
  const codes = ['BUNDLE_TAMPERED', ...(name === STATEMENT_NAME ? ['BUNDLE_MALFORMED', 'SIGNER_UNKNOWN'] : [])]
  return { place: placeOf(content), codes }
})
const codesAt = (at: number) => regions.find(({ place: [start, end] }) => at >= start && at < end)?.codes

function flipped(bytes: Buffer, at: number, flip: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = copy[at]! ^ flip
  return copy
}

test('the whole bundle is taken', async () => {
  expect(await meet(file)).toEqual({ code: 'TAKEN', packages: [PACKAGE] })
})

test.each(FLIPS)(`wrong bytes of a bundle are noticed: $bits of every $step (seed ${SEED})`, async ({ bits, step }) => {
  // One expectation for all, since thousands of them would take longer than what they are about.
  const wrong: object[] = []
  for (let at = SEED % step; at < file.length; at += step) {
    const { code, packages } = await meet(flipped(file, at, bits))
    const isAsExpected = (codesAt(at) ?? ['BUNDLE_MALFORMED']).includes(code)
    if (!isAsExpected || packages.some((bytes) => bytes !== PACKAGE)) wrong.push({ at, code, packages })
  }
  expect(wrong).toEqual([])
})

test('a wrong byte before the blobs keeps every package back', async () => {
  const [start, end] = regions[0]!.place
  for (let at = start; at < end; at += 7) expect((await meet(flipped(file, at, 1))).packages).toEqual([])
})

test('every byte of the signature and the payload is signed', () => {
  const { payload, signature } = readEnvelope(made.envelope)
  expect([payload.length > 900, signature.length]).toEqual([true, 64])
})

test('a bundle that is cut short anywhere is noticed', async () => {
  const codes = new Set<string>()
  for (let length = 0; length < file.length; length++) codes.add((await meet(file.subarray(0, length))).code)
  expect([...codes]).toEqual(['BUNDLE_MALFORMED'])
})

test.each([
  ['a zero', Buffer.alloc(1)],
  ['a block of zeros', Buffer.alloc(512)],
  ['the zeros to 10 KiB, as tar writes them', Buffer.alloc(10_240 - (file.length % 10_240))],
  ['a line end', Buffer.from('\n')],
  ['a byte', Buffer.from('x')],
  ['another bundle', file],
  ['a signature', Buffer.from('-----BEGIN SIGNATURE-----')],
])('nothing may follow: %s', async (_what, more) => {
  for (const piece of [1, 512, 65_536]) {
    expect((await meet(Buffer.concat([file, more]), {}, piece)).code).toBe('BUNDLE_MALFORMED')
  }
})

test.each([1, 3, 511, 512, 513, 65_536])('how a file is cut into pieces of %i changes nothing', async (piece) => {
  expect(await meet(file, {}, piece)).toEqual({ code: 'TAKEN', packages: [PACKAGE] })
})

const receipt = signReceipt(sampleReceipt(), TARGET)
const check = { signers: () => TARGET.identity, destinations: [partyOf(SOURCE.identity)], now: NOW }

test('every byte of a receipt, flipped, is noticed', () => {
  expect(verifyReceipt(receipt, check).number).toBe(1)
  const bytes = Buffer.from(receipt)
  const codes = new Set<string>()
  for (const { bits, step } of FLIPS) {
    for (let at = 0; at < bytes.length; at += step) {
      codes.add(codeOf(() => verifyReceipt(flipped(bytes, at, bits).toString(), check)))
    }
  }
  expect([...codes].sort()).toEqual(['BUNDLE_MALFORMED', 'BUNDLE_TAMPERED', 'SIGNER_UNKNOWN'])
})

test('a receipt that is cut short, or goes on, is noticed', () => {
  for (let length = 0; length < receipt.length; length++) {
    expect(codeOf(() => verifyReceipt(receipt.slice(0, length), check))).toBe('BUNDLE_MALFORMED')
  }
  for (const more of ['\n', ' ', '\0', '{}', receipt, '﻿']) {
    expect(codeOf(() => verifyReceipt(receipt + more, check))).toBe('BUNDLE_MALFORMED')
    expect(codeOf(() => verifyReceipt(more + receipt, check))).toBe('BUNDLE_MALFORMED')
  }
})

test('a bundle is no receipt, and a receipt no bundle', async () => {
  expect(codeOf(() => verifyReceipt(made.envelope, { ...CHECK, destinations: null }))).toBe('BUNDLE_MALFORMED')
  expect((await meet(Buffer.from(receipt))).code).toBe('BUNDLE_MALFORMED')
})

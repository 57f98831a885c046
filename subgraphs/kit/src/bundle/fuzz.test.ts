import { expect, test } from '@jest/globals'
import { seededRandom, type Random } from '../random.js'
import { BLOCK } from './tar.js'
import { changedHeader, meet } from './testing/attack.js'
import { sampleBlobs, sampleBundle, wholeOf } from './testing/sample.js'
import { blobOf } from './write.js'

const CASES = process.env.SPACEPORT_LONG === '1' ? 10_000 : 600
/** All that a file may be refused as that only its bytes are wrong with. */
const CODES = ['BUNDLE_MALFORMED', 'BUNDLE_TAMPERED', 'SIGNER_UNKNOWN', 'TOO_LARGE']

const file = await wholeOf(sampleBundle().bytes())
const other = await wholeOf(sampleBundle({}, [...sampleBlobs(), blobOf('package', 'Acme.Api 2', 'more')]).bytes())

type Change = (bytes: Buffer, random: Random) => Buffer

const place = (bytes: Buffer, random: Random) => random.int(0, bytes.length)
const block = (bytes: Buffer, random: Random) => BLOCK * random.int(0, Math.floor(bytes.length / BLOCK))
const noise = (random: Random) => Buffer.from(Array.from({ length: random.int(1, 40) }, () => random.int(0, 255)))
const joined = (...parts: Buffer[]) => Buffer.concat(parts)

/** What may happen to a file. */
const CHANGES: Readonly<Record<string, Change>> = {
  bits: (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let n = random.int(1, 8); n > 0; n--) {
      const at = random.int(0, copy.length - 1)
      copy[at] = (copy[at] ?? 0) ^ (1 << random.int(0, 7))
    }
    return copy
  },
  inserted: (bytes, random) => {
    const at = place(bytes, random)
    return joined(bytes.subarray(0, at), noise(random), bytes.subarray(at))
  },
  removed: (bytes, random) => {
    const at = place(bytes, random)
    return joined(bytes.subarray(0, at), bytes.subarray(at + random.int(1, 700)))
  },
  overwritten: (bytes, random) => {
    const [at, by] = [place(bytes, random), noise(random)]
    return joined(bytes.subarray(0, at), by, bytes.subarray(at + by.length))
  },
  'cut short': (bytes, random) => bytes.subarray(0, place(bytes, random)),
  continued: (bytes, random) => joined(bytes, random.pick([noise(random), bytes, Buffer.alloc(random.int(1, 2_000))])),
  'a block twice': (bytes, random) => {
    const [from, to] = [block(bytes, random), block(bytes, random)]
    return joined(bytes.subarray(0, to), bytes.subarray(from, from + BLOCK), bytes.subarray(to))
  },
  'a block gone': (bytes, random) => {
    const at = block(bytes, random)
    return joined(bytes.subarray(0, at), bytes.subarray(at + BLOCK))
  },
  'blocks exchanged': (bytes, random) => {
    const [a, b] = [block(bytes, random), block(bytes, random)]
    const copy = Buffer.from(bytes)
    bytes.copy(copy, a, b, b + BLOCK)
    bytes.copy(copy, b, a, a + BLOCK)
    return copy
  },
  'another bundle from somewhere on': (bytes, random) => {
    const at = block(bytes, random)
    return joined(bytes.subarray(0, at), other.subarray(random.chance(0.5) ? at : block(other, random)))
  },
  'a header, with its checksum': (bytes, random) => {
    const at = block(bytes, random)
    if (at + BLOCK > bytes.length) return bytes.subarray(1)
    const header = bytes.subarray(at, at + BLOCK)
    const text = random.pick([noise(random).toString('latin1'), '1', '2', '/', '../', '77777777777', '\0', '0'])
    const changed = changedHeader(header, random.pick([0, 100, 124, 136, 156, 157, 257, 345, 500]), text)
    return joined(bytes.subarray(0, at), changed, bytes.subarray(at + BLOCK))
  },
  noise: (_bytes, random) => joined(...Array.from({ length: random.int(0, 60) }, () => noise(random))),
}

test.each(Object.entries(CHANGES))('no file that was changed is taken: %s', async (name, change) => {
  const random = seededRandom(`bundle ${name}`)
  const wrong: object[] = []
  for (let n = 0; n < CASES / Object.keys(CHANGES).length; n++) {
    let changed = change(file, random)
    if (random.chance(0.2)) changed = CHANGES[random.pick(Object.keys(CHANGES))]!(changed, random)
    if (changed.equals(file) || changed.equals(other)) continue
    const { code } = await meet(changed, {}, random.pick([64, 512, 4_096, 65_536]))
    if (!CODES.includes(code)) wrong.push({ n, code })
  }
  expect(wrong).toEqual([])
})

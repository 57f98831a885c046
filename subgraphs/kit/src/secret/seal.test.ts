import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SpaceportError } from '../errors.js'
import { deriveEncryptionKey, generateEncryptionKey, readEncryptionKey } from './key.js'
import type { KeyRing } from './ring.js'
import { open, seal, type Place } from './seal.js'

const PLACE: Place = { space: 'Spaces-1', purpose: 'test' }
const [older, newer] = [generateEncryptionKey(), generateEncryptionKey()].map(readEncryptionKey) as [Key, Key]
type Key = KeyRing[0]
const RING: KeyRing = [newer, older]

/** What opening throws; null if it opens. */
function refusal(work: () => string): unknown {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}
const UNOPENED = new SpaceportError('INTERNAL', 'A sensitive value could not be opened.')

describe('what was sealed', () => {
  test('opens as it was, whatever it was, and shows nothing of it', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(texts, (text) => {
        const sealed = seal(RING, PLACE, text)
        expect(sealed.keyId).toBe(newer.id)
        expect(open(RING, PLACE, sealed)).toBe(text)
        expect(sealed.sealed.length).toBe(29 + Buffer.byteLength(text))
      }),
    )
    const { sealed } = seal(RING, PLACE, 'a password that is hunter2')
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('hunter')
  })

  test('is sealed anew each time, so that nobody sees which values are alike', () => {
    const all = Array.from({ length: 100 }, () => Buffer.from(seal(RING, PLACE, 'alike').sealed).toString('hex'))
    expect(new Set(all).size).toBe(100)
    expect(new Set(all.map((hex) => hex.slice(2, 26))).size).toBe(100)
  })

  test('does not open with any byte of it changed, taken away or added', () => {
    const { keyId, sealed } = seal(RING, PLACE, 'hunter2')
    for (let at = 0; at < sealed.length; at++) {
      for (const bit of [1, 128]) {
        const altered = sealed.map((byte, i) => (i === at ? byte ^ bit : byte))
        expect(refusal(() => open(RING, PLACE, { keyId, sealed: altered }))).toEqual(UNOPENED)
      }
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(refusal(() => open(RING, PLACE, { keyId, sealed: sealed.slice(0, length) }))).toEqual(UNOPENED)
    }
    const longer = new Uint8Array([...sealed, 0])
    expect(refusal(() => open(RING, PLACE, { keyId, sealed: longer }))).toEqual(UNOPENED)
  })

  test.each<[string, Place]>([
    ['in another Space', { ...PLACE, space: 'Spaces-2' }],
    ['in a Space whose id begins alike', { ...PLACE, space: 'Spaces-11' }],
    ['for another purpose', { ...PLACE, purpose: 'other' }],
  ])('does not open %s', (_, place) => {
    const sealed = seal(RING, PLACE, 'hunter2')
    expect(refusal(() => open(RING, place, sealed))).toEqual(UNOPENED)
  })

  test('does not open under a key that is not there, nor under another key’s name', () => {
    const sealed = seal(RING, PLACE, 'hunter2')
    expect(refusal(() => open([older], PLACE, sealed))).toEqual(UNOPENED)
    expect(refusal(() => open(RING, PLACE, { ...sealed, keyId: older.id }))).toEqual(UNOPENED)
    const renamed = { ...newer, id: 'renamed' }
    expect(refusal(() => open([renamed], PLACE, { ...sealed, keyId: 'renamed' }))).toEqual(UNOPENED)
  })

  test('opens under an older key, as long as that is in the ring', () => {
    const sealed = seal([older], PLACE, 'hunter2')
    expect(open(RING, PLACE, sealed)).toBe('hunter2')
    expect(seal(RING, PLACE, 'hunter2').keyId).toBe(newer.id)
  })

  test('by an earlier version opens for ever', () => {
    const ring: KeyRing = [deriveEncryptionKey('a storage secret of some earlier version')]
    expect(ring[0].id).toBe('bace4b5d2d31d1c9')
    const sealed = Buffer.from('ASBtbt2yi5sgEG7sFaZSMpFny6eGizJ6VR6vl3JPn9MvjBxX3gbS+u7S5M2XuQR//EwF', 'base64')
    expect(open(ring, PLACE, { keyId: ring[0].id, sealed })).toBe('sealed in 2026 – ☂')
  })
})

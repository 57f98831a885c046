import { hkdfSync } from 'node:crypto'
import type { KeyRing } from './ring.js'

/**
 * The key under which a Space hashes inputs to tell a retry: one of its own, derived from the newest of the ring's. After a change of keys a retry of
 * before it is taken for another input, which refuses it.
 */
export function inputKey([key]: KeyRing, space: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key.bytes, '', `spaceport-inputs-of-space:1:${space}`, 32))
}

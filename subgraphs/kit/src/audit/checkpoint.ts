import { SpaceportError } from '../errors.js'
import { CHAIN_START, type Checkpoint } from './verify.js'

const CHECKPOINT = /^(0|[1-9]\d{0,9})-(0|[1-9]\d{0,9})-([0-9a-f]{64})$/

/** A checkpoint as people keep it: how many events, the number of the last, its hash in hexadecimal digits. */
export function printCheckpoint({ count, id, hash }: Checkpoint): string {
  return `${count}-${id}-${Buffer.from(hash).toString('hex')}`
}

/** The checkpoint that a text names; the start of the chain for none. Throws `BAD_INPUT`. */
export function readCheckpoint(text: string | null | undefined): Checkpoint {
  if (text === null || text === undefined) return CHAIN_START
  const [, count, id, hash] = CHECKPOINT.exec(text) ?? []
  if (hash === undefined) throw new SpaceportError('BAD_INPUT', 'That is no checkpoint of an audit.')
  return { count: Number(count), id: Number(id), hash: Buffer.from(hash, 'hex') }
}

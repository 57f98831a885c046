import { createHash } from 'node:crypto'
import type { TestSpace } from '../space.js'

const BYTES = Buffer.from('what is in a package')

/** The digest of a file that `upload` has brought into a Space. */
export const UPLOADED = createHash('sha256').update(BYTES).digest('hex')

/** Brings a file into `Spaces-1`. */
export async function upload({ content }: TestSpace): Promise<void> {
  await content.append('Spaces-1', UPLOADED, 0, BYTES, BYTES.length)
}

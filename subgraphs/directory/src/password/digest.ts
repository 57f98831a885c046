import { createHmac } from 'node:crypto'
import type { Directory } from '../context.js'

/** What stands for a secret in a mutation's input, of which a digest is stored: a plain digest could be guessed at, a keyed one cannot. */
export function secretDigest({ secret }: Pick<Directory, 'secret'>, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

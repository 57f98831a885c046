import { MAX_ENVELOPE } from '@spaceport/kit/bundle/limits'
import { SpaceportError } from '@spaceport/kit/errors'
import { refuse } from '@spaceport/kit/write/outcome'
import { isDigest } from '../content/place.js'
import type { SpaceContext } from '../context.js'
import type { ImportReceipt } from './take-receipt.js'

/**
 * The text of a receipt that was given itself, or as a file of the Space's content: what a request to the graph may hold is less than a receipt may
 * have. To be called for those only who may take in receipts. Throws `BAD_INPUT`, `NOT_FOUND` for a file that is not there, `TOO_LARGE`.
 */
export async function readReceiptText(
  { content, spaceId }: Pick<SpaceContext, 'content' | 'spaceId'>,
  { receipt = null, digest = null }: ImportReceipt,
): Promise<string> {
  if ((receipt === null) === (digest === null)) {
    throw refuse('BAD_INPUT', 'Give the text of the receipt, or the digest of its file.', 'input', 'receipt')
  }
  if (receipt !== null) return receipt
  if (digest === null || !isDigest(digest)) {
    throw refuse('BAD_INPUT', 'A SHA-256 has 64 hexadecimal digits, in lower case.', 'input', 'digest')
  }
  const pieces: Buffer[] = []
  // One byte more shows that there are too many.
  for await (const piece of content.read(spaceId, digest, 0, MAX_ENVELOPE + 1)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  if (bytes.length > MAX_ENVELOPE) throw new SpaceportError('TOO_LARGE', 'No receipt is larger than 4 MiB.')
  return bytes.toString('utf8')
}

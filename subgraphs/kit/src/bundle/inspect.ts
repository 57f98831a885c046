import { readEnvelope } from './envelope.js'
import { readBundle, type ReadBundle } from './read.js'
import { digestOf, readStatement } from './statement.js'

/**
 * Reads a bundle to show what it says, whoever made it and whomever it is for. Its blobs are those that its statement names, but the
 * signature is NOT verified: nothing may be done by it. Throws `BUNDLE_MALFORMED`, `BUNDLE_TAMPERED`, `FORMAT_UNSUPPORTED` or `TOO_LARGE`.
 */
export function inspectBundle(source: AsyncIterable<Uint8Array>): Promise<ReadBundle> {
  return readBundle(source, {
    open: (text) => {
      const { payload } = readEnvelope(text)
      return { statement: readStatement(payload), statementDigest: digestOf(payload) }
    },
  })
}

import { ArchiveReader } from './archive.js'
import { BlobReader } from './blob-reader.js'
import { decodeText } from './canonical.js'
import { MAX_ENVELOPE } from './limits.js'
import { malformed } from './refusal.js'
import type { BlobEntry, BundleStatement } from './statement.js'
import { STATEMENT_NAME } from './tar.js'
import { SpaceportError } from '../errors.js'

/** What a bundle says, and that its bytes are those that its statement names. Whether to believe the statement is another question. */
export type ReadBundle = {
  /** The first file, as it stands: a DSSE envelope. */
  envelope: string
  statement: BundleStatement
  /** SHA-256 of the statement's bytes, in hex. */
  statementDigest: string
  /** SHA-256 of the whole file, in hex. */
  fileDigest: string
  /** Bytes of the whole file. */
  size: number
  /** The text of the release. */
  release: string
  /** The sensitive values, sealed: a compact JWE; null for none. */
  secrets: string | null
  /** What was signed before it on its way: a JSON list of envelopes. */
  history: string
}

/** Takes a package, whose bytes count only when the last of them has come, and the whole bundle only when it has been read to its end. */
export type OnPackage = (entry: BlobEntry, bytes: AsyncIterable<Buffer>) => Promise<void>

/** How a bundle is read. */
export type Reading = {
  /** Turns the envelope into the statement; what it throws ends the reading before anything else of the file is looked at. */
  open(envelope: string): { statement: BundleStatement; statementDigest: string }
  onPackage?: OnPackage | undefined
  /** SHA-256 of the file, in hex, if it is known; it is computed otherwise, which takes as long again as checking the blobs. */
  fileDigest?: string | undefined
}

/** Reads a bundle once, from its first byte to its last. Throws `BUNDLE_MALFORMED`, `BUNDLE_TAMPERED` or `TOO_LARGE`. */
export async function readBundle(source: AsyncIterable<Uint8Array>, reading: Reading): Promise<ReadBundle> {
  const archive = new ArchiveReader(source, reading.fileDigest === undefined)
  try {
    const envelope = await readFirst(archive)
    const { statement, statementDigest } = reading.open(envelope)
    const texts = new Map<BlobEntry['role'], string>()
    for (const entry of statement.blobs) {
      const blob = await BlobReader.open(archive, entry)
      if (entry.role !== 'package') texts.set(entry.role, decodeText(await blob.all(), `The ${entry.role}`))
      else await reading.onPackage?.(entry, blob.bytes())
      await blob.finish()
    }
    await archive.end()
    const [release, secrets = null, history] = [texts.get('release'), texts.get('secrets'), texts.get('history')]
    if (release === undefined || history === undefined) throw malformed('The bundle lacks its release or its history.')
    const fileDigest = reading.fileDigest ?? archive.digest()
    return { envelope, statement, statementDigest, fileDigest, size: archive.size, release, secrets, history }
  } finally {
    await archive.close()
  }
}

async function readFirst(archive: ArchiveReader): Promise<string> {
  const size = await archive.header(STATEMENT_NAME)
  if (size > MAX_ENVELOPE) throw new SpaceportError('TOO_LARGE', `A statement may have ${MAX_ENVELOPE} bytes at most.`)
  const envelope = decodeText(await archive.take(size), 'The envelope')
  await archive.padding(size)
  return envelope
}

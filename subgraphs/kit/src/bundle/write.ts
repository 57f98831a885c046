import { createHash } from 'node:crypto'
import { SpaceportError } from '../errors.js'
import { signEnvelope } from './envelope.js'
import type { SpaceKeys } from './identity.js'
import { MAX_ENVELOPE } from './limits.js'
import { isSameParty, partyOf } from './party.js'
import { digestOf, writeStatement, type BlobRole, type BundleStatement } from './statement.js'
import { BLOCK, END, headerOf, paddingOf, STATEMENT_NAME } from './tar.js'

/** Something to be put into a bundle, whose digest and size are known before it is read. */
export type Blob = {
  role: BlobRole
  title: string
  sha256: string
  size: number
  /** Its bytes, from the first one on, each time that it is called. */
  open(): AsyncIterable<Uint8Array>
}

/** A bundle, ready to be written. */
export type MadeBundle = {
  envelope: string
  /** SHA-256 of the statement's bytes, in hex: what the next bundle names. */
  statementDigest: string
  /** Bytes of the file. */
  size: number
  /** The file, piece by piece, the same each time. Throws if a blob has turned out not to be what it was said to be. */
  bytes(): AsyncIterable<Buffer>
}

/** A blob out of memory. */
export function blobOf(role: BlobRole, title: string, bytes: string | Uint8Array): Blob {
  const content = Buffer.from(bytes)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { role, title, sha256, size: content.length, open: () => once(content) }
}

/**
 * Makes and signs a bundle: one release, at most one of secrets, one history, and packages in any order; packages of the same bytes go in once.
 * No blob is read before `bytes` is. Throws `TOO_LARGE`, or `BUNDLE_MALFORMED` for a statement that nobody would take.
 */
export function makeBundle(
  statement: Omit<BundleStatement, 'blobs' | 'formatVersion'>,
  blobs: readonly Blob[],
  signer: SpaceKeys,
): MadeBundle {
  if (!isSameParty(statement.source, partyOf(signer.identity))) {
    throw new SpaceportError('INTERNAL', 'A bundle is signed by its source.')
  }
  const parts = inOrder(blobs)
  const entries = parts.map(({ sha256, size, role, title }) => ({ sha256, size, role, title }))
  const payload = writeStatement({ ...statement, formatVersion: 1, blobs: entries })
  const envelope = signEnvelope(payload, signer)
  const head = blobOf('release', STATEMENT_NAME, envelope)
  if (head.size > MAX_ENVELOPE) throw new SpaceportError('TOO_LARGE', 'A bundle with so many packages cannot be made.')
  const files = [{ ...head, name: STATEMENT_NAME }, ...parts.map((blob) => ({ ...blob, name: blob.sha256 }))]
  const size = files.reduce((sum, file) => sum + BLOCK + file.size + paddingOf(file.size).length, END.length)
  return { envelope, statementDigest: digestOf(payload), size, bytes: () => archive(files) }
}

type File = Blob & { name: string }

async function* archive(files: readonly File[]): AsyncGenerator<Buffer, void, undefined> {
  for (const file of files) {
    yield headerOf(file.name, file.size)
    yield* checked(file)
    if (file.size % BLOCK > 0) yield paddingOf(file.size)
  }
  yield END
}

/** The bytes of a blob. Throws as soon as they are seen not to be the right ones: what was written is cut short then, so nobody takes it. */
async function* checked({ size, sha256, title, open }: Blob): AsyncGenerator<Buffer, void, undefined> {
  const hash = createHash('sha256')
  let left = size
  for await (const part of open()) {
    left -= part.byteLength
    if (left < 0) break
    hash.update(part)
    yield Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  }
  if (left === 0 && hash.digest('hex') === sha256) return
  throw new SpaceportError('INTERNAL', `The bytes of ${title} are not those that they were.`)
}

function inOrder(blobs: readonly Blob[]): Blob[] {
  const packages = new Map(blobs.filter(({ role }) => role === 'package').map((blob) => [blob.sha256, blob]))
  const of = (role: BlobRole) => blobs.filter((blob) => blob.role === role)
  return [...of('release'), ...of('secrets'), ...of('history'), ...packages.values()]
}

async function* once(content: Buffer): AsyncGenerator<Buffer, void, undefined> {
  if (content.length > 0) yield content
}

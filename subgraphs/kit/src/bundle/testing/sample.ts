import { randomUUID } from 'node:crypto'
import { generateSpaceKeys, type SpaceKeys } from '../identity.js'
import { partyOf, type BundleStatement } from '../statement.js'
import type { ReceiptStatement } from '../receipt.js'
import type { Signers } from '../verify.js'
import { blobOf, makeBundle, type Blob, type MadeBundle } from '../write.js'

/** When the samples are made. */
export const NOW = new Date('2026-03-01T12:00:00.000Z')

/** Keys of a source and a target. */
export const SOURCE: SpaceKeys = generateSpaceKeys('Payments')
export const TARGET: SpaceKeys = generateSpaceKeys('Vault')

/** Pins the source, and nobody else. */
export const signers: Signers = ({ root }) => (root === SOURCE.identity.root ? SOURCE.identity : null)

/** What bundles are held against, unless a test says otherwise. */
export const CHECK = { signers, destinations: [partyOf(TARGET.identity)], now: NOW }

/** A statement from the source to the target. */
export function sampleStatement(changes: Partial<Statement> = {}): Statement {
  return {
    bundleId: randomUUID(),
    source: partyOf(SOURCE.identity),
    destination: partyOf(TARGET.identity),
    sequence: 1,
    previous: null,
    withdrawn: [],
    replaces: null,
    createdAt: NOW.toISOString(),
    expiresAt: new Date(NOW.getTime() + 30 * 86_400_000).toISOString(),
    ...changes,
  }
}

type Statement = Omit<BundleStatement, 'blobs' | 'formatVersion'>

/** A small bundle with a blob of each role. */
export function sampleBlobs(): Blob[] {
  return [
    blobOf('release', 'Payments 1.0.0', '{"version":"1.0.0"}'),
    blobOf('secrets', 'sealed values', 'sealed.to..the.target'),
    blobOf('history', 'history', '[]'),
    blobOf('package', 'Acme.Web 1.0.0', 'the bytes of a package'),
  ]
}

/** Makes a bundle that its target takes. */
export function sampleBundle(changes: Partial<Statement> = {}, blobs: readonly Blob[] = sampleBlobs()): MadeBundle {
  return makeBundle(sampleStatement(changes), blobs, SOURCE)
}

/** What the target tells of it; signed by the target. */
export function sampleReceipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    bundleId: randomUUID(),
    statementDigest: 'a'.repeat(64),
    source: partyOf(TARGET.identity),
    destination: partyOf(SOURCE.identity),
    number: 1,
    issuedAt: NOW.toISOString(),
    state: 'RECEIVED',
    importedAt: NOW.toISOString(),
    decidedAt: null,
    reason: null,
    approvals: [],
    release: { project: 'Payments', version: '1.0.0', origin: 'Spaces-1/Releases-1' },
    deployments: [],
    onward: [],
    ...changes,
  }
}

type Receipt = Omit<ReceiptStatement, 'formatVersion'>

/** All of a stream, in one piece. */
export async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}

/** Bytes as a stream whose pieces have the given size. */
export async function* pieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

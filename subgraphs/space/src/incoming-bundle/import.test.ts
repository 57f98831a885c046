import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { readReceipt } from '@spaceport/kit/bundle/receipt'
import { signRotation } from '@spaceport/kit/bundle/rotation'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { createHash } from 'node:crypto'
import { caller, VIEWER } from '../testing/callers.js'
import { digestOf } from '../testing/everywhere/digest.js'
import { mutate, type Payload } from '../testing/mutate.js'
import { importBundle } from './import.js'
import { localOf, targetSpace, type Making, type Target } from './testing/target.js'

let target: Target
beforeAll(async () => {
  target = await targetSpace()
})
afterAll(() => target.space.close())

const codeOf = ({ errors }: Payload) => errors[0]?.code ?? null
const idOf = ({ incomingBundle }: Payload) => (incomingBundle as { id: string }).id
const row = (id: string) => target.space.db.incomingBundle.findUniqueOrThrow({ where: { id: localOf(id) } })
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const lastEvent = () => target.space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const build = (packageId: string) => ({
  ...{ packageId, version: '1.0', branch: null, commit: null, url: null, builtAt: null },
})

/** Takes a file in that is refused, and changes nothing but the audit, which names the code. */
async function refused(bytes: Buffer): Promise<string | null> {
  const before = await digestOf(target.space)
  const code = codeOf(await target.import(bytes))
  expect(await digestOf(target.space)).toEqual(before)
  // Those of one kind within a minute make one event.
  const noted = { action: 'refused:importBundle', after: { path: ['code'], equals: code ?? '' } }
  expect(await target.space.db.auditEvent.count({ where: noted })).toBeGreaterThan(0)
  return code
}

describe('a bundle that is taken in', () => {
  it('waits in the inbox with all that was signed, and its first receipt', async () => {
    const made = await target.make(1, { secrets: ['s3cret'], authors: ['Users-7'], release: { notes: 'Faster.' } })
    const id = idOf(await target.import(made.bytes))
    const { firstReceipt, receipt, ...kept } = await row(id)
    expect(kept).toMatchObject({
      ...{ bundleId: made.bundleId, statementDigest: made.statementDigest, sequence: 1, state: 'RECEIVED' },
      ...{ projectName: 'Shop', projectKey: 'shop', releaseVersion: '1.0.1', importedBy: 'Users-1' },
      ...{ origin: `${target.dev.identity.root}/Spaces-1/Releases-1`, receiptNumber: 1, isReceiptDue: false },
      // Users of another fleet are other people.
      authors: [],
    })
    expect(receipt).toBe(firstReceipt)
    expect(readReceipt(firstReceipt ?? '')).toMatchObject({
      ...{ bundleId: made.bundleId, statementDigest: made.statementDigest, number: 1, state: 'RECEIVED' },
      ...{ source: partyOf(target.self), destination: partyOf(target.dev.identity), deployments: [], onward: [] },
      release: { project: 'Shop', version: '1.0.1' },
    })
    const trust = await target.space.db.trust.findFirstOrThrow({ where: { purpose: 'RELEASES' } })
    expect(trust).toMatchObject({ lastSequence: 1, lastDigest: made.statementDigest })
    const event = await lastEvent()
    expect(event).toMatchObject({ action: 'importBundle', actor: 'Users-1', subject: id })
    expect(JSON.stringify(event.after)).not.toContain('s3cret')
    expect(kept.secrets).not.toContain('s3cret')
  })

  it('is asked for by what it is', async () => {
    const id = await target.taken(2)
    const fields = `bundleId state sourceSpace sourceFingerprint projectName releaseVersion releaseNotes originSpace importedBy
      approvalsNeeded approvals { comment } receiptNumber isReceiptDue trust { id } project { id } release { id } firstReceipt`
    const { data, errors } = await target.space.ask<{ node: Record<string, unknown> }>(
      `query ($id: ID!) { node(id: $id) { ... on IncomingBundle { ${fields} } } }`,
      { id },
    )
    expect(errors).toEqual([])
    expect(data.node).toMatchObject({
      ...{ state: 'RECEIVED', sourceSpace: 'Dev', projectName: 'Shop', releaseVersion: '1.0.2', originSpace: 'Dev' },
      ...{ releaseNotes: 'New.', approvalsNeeded: 0, approvals: [], trust: { id: target.trust }, project: null },
    })
    expect(data.node.sourceFingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)
    const list = await target.space.ask<{ incomingBundles: { nodes: { id: string }[] } }>(
      `query ($trust: [ID!]) { incomingBundles(first: 5, filter: { text: "sho", trust: $trust, state: [RECEIVED] }, orderBy: { field: PROJECT, direction: ASC }) { nodes { id } } }`,
      { trust: [target.trust] },
    )
    expect(list.data.incomingBundles.nodes.map((node) => node.id)).toContain(id)
  })

  it('brings the packages that are in it, which are nobody’s until it is accepted', async () => {
    const files = ['the bytes of a package', 'of another']
    const packages = files.map((file, i) => ({
      ...{ action: `Deploy ${i}`, name: '', packageId: 'Acme.Web', version: `1.0.${i}`, feed: null },
      ...{ sha256: sha256(file), size: file.length },
    }))
    const id = await target.taken(3, { files, packages })
    for (const file of files) {
      expect(await target.space.content.has('Spaces-3', sha256(file))).toEqual({ size: file.length })
    }
    const { db } = target.space
    // Else it would say what a package is that no release here has asked for yet.
    expect(await db.packageFile.count()).toBe(0)
    await target.act('acceptBundle', { bundle: id, lifecycle: 'Spaces-3/Lifecycles-1' })
    expect(await db.packageFile.findMany({ orderBy: { id: 'asc' }, select: { version: true, sha256: true } })).toEqual(
      packages.map(({ version, sha256: digest }) => ({ version, sha256: digest })),
    )
  })

  it('comes again without effect, and gives the first receipt again, also when it has expired since', async () => {
    const made = await target.make(4, { statement: { expiresAt: inHours(1) } })
    const id = idOf(await target.import(made.bytes))
    const first = (await row(id)).firstReceipt
    const before = await digestOf(target.space)
    const again = await target.import(made.bytes)
    expect([idOf(again), codeOf(again)]).toEqual([id, null])
    const context = await target.space.contextOf()
    const input = { space: 'Spaces-3', digest: await target.upload(made.bytes) }
    const late = await importBundle(context, input, () => new Date(Date.now() + 2 * 3_600_000))
    expect(late).toEqual({ local: localOf(id), bundleId: made.bundleId, receipt: first })
    expect(await digestOf(target.space)).toEqual(before)
  })

  it('takes the place of one of the same release on which nobody has decided', async () => {
    const first = await target.make(5)
    const id = idOf(await target.import(first.bytes))
    await target.taken(5, { statement: { replaces: first.bundleId } })
    expect(await row(id)).toMatchObject({ state: 'REPLACED', isReceiptDue: true })
    expect(await target.refusal('rejectBundle', { bundle: id, reason: 'x' })).toBe('INVALID_STATE input.bundle')
  })

  it('is taken in once, also when several do it at the same time', async () => {
    const { bytes, bundleId } = await target.make(7)
    const all = await Promise.all([1, 2, 3, 4].map(() => target.import(bytes)))
    expect(new Set(all.map(idOf)).size).toBe(1)
    expect(await target.space.db.incomingBundle.count({ where: { bundleId } })).toBe(1)
    const noted = { action: 'importBundle', subject: idOf(all[0] ?? { errors: [] }) }
    expect(await target.space.db.auditEvent.count({ where: noted })).toBe(1)
  })

  it('may leave out what its source has withdrawn', async () => {
    const gone = await target.make(6)
    const withdrawn = [{ sequence: gone.sequence, bundleId: gone.bundleId }]
    await target.taken(6, { statement: { withdrawn } })
  })
})

describe('refused, changing nothing but the audit, is a bundle', () => {
  /** Makes one that does not come, so that the next one is made as if it had not been. */
  async function bad(making: Making & { number?: number }): Promise<string | null> {
    const last = await target.space.db.trust.findFirstOrThrow({ where: { purpose: 'RELEASES' } })
    const made = await target.make(making.number ?? 90, making)
    target.forget({ ...made, sequence: last.lastSequence, statementDigest: last.lastDigest ?? '' })
    return refused(made.bytes)
  }

  it('for another Space', async () => {
    const other = partyOf(generateSpaceKeys('Elsewhere').identity)
    expect(await bad({ statement: { destination: other } })).toBe('WRONG_DESTINATION')
  })

  it('of which a byte was flipped, or that was cut off or added to', async () => {
    const { bytes } = await target.make(91)
    const last = await target.space.db.trust.findFirstOrThrow({ where: { purpose: 'RELEASES' } })
    target.forget({ ...(await target.make(91)), sequence: last.lastSequence, statementDigest: last.lastDigest ?? '' })
    const flipped = Buffer.from(bytes)
    const at = flipped.indexOf('"New."')
    flipped[at + 1] = 78 ^ 1
    expect(await refused(flipped)).toBe('BUNDLE_TAMPERED')
    expect(await refused(bytes.subarray(0, bytes.length - 512))).toMatch(/^BUNDLE_/)
    expect(await refused(Buffer.concat([bytes, Buffer.alloc(512)]))).toMatch(/^BUNDLE_/)
  })

  it('of an unknown signer, or signed with other keys than the pinned ones', async () => {
    expect(await bad({ signer: generateSpaceKeys('Dev') })).toBe('SIGNER_UNKNOWN')
    const next = generateSpaceKeys('Dev', target.dev.identity)
    expect(await bad({ signer: next })).toBe('SIGNER_UNKNOWN')
  })

  it('that has expired, or was made in the future', async () => {
    const past = { createdAt: inHours(-3), expiresAt: inHours(-2) }
    expect(await bad({ statement: past })).toBe('BUNDLE_EXPIRED')
    const future = { createdAt: inHours(1), expiresAt: inHours(2) }
    expect(await bad({ statement: future })).toBe('BUNDLE_NOT_YET_VALID')
    // Clocks may differ a little.
    const { bytes } = await target.make(92, { statement: { createdAt: inHours(1 / 20), expiresAt: inHours(2) } })
    expect(codeOf(await target.import(bytes))).toBeNull()
  })

  it('before which one is missing, that follows another one, or is older than the last', async () => {
    const { lastSequence } = await target.space.db.trust.findFirstOrThrow({ where: { purpose: 'RELEASES' } })
    const next = lastSequence + 1
    const some = 'a'.repeat(64)
    expect(await bad({ statement: { sequence: next + 1, previous: some } })).toBe('SEQUENCE_GAP')
    expect(await bad({ statement: { sequence: next, previous: some } })).toBe('SEQUENCE_GAP')
    expect(await bad({ statement: { sequence: lastSequence, previous: some } })).toBe('SEQUENCE_ROLLBACK')
    const withdrawn = [{ sequence: next, bundleId: '00000000-0000-4000-8000-000000000001' }]
    expect(await bad({ statement: { sequence: next + 2, previous: some, withdrawn } })).toBe('SEQUENCE_GAP')
  })

  it('whose packages would be kept, if it came in turn', async () => {
    const { lastSequence } = await target.space.db.trust.findFirstOrThrow({ where: { purpose: 'RELEASES' } })
    const statement = { sequence: lastSequence + 2, previous: 'a'.repeat(64) }
    expect(await bad({ files: ['of no use'], statement })).toBe('SEQUENCE_GAP')
    expect(await target.space.content.has('Spaces-3', sha256('of no use'))).toBeNull()
  })

  it.each([
    ['that is no release', { text: '{}' }],
    ['of a version that is none', { release: { version: 'latest' } }],
    ['of an origin that is no release', { release: { origin: 'Releases-1' } }],
    ['with a name that cannot be kept', { project: { name: 'a'.repeat(201) } }],
    ['that names a sensitive value which is not there', { variables: [sensitive(7)] }],
    ['that tells how a package was built which it does not have', { builds: [build('Acme.Other')] }],
  ])('%s, though its source is trusted', async (_what, making) => {
    expect(await bad(making)).toBe('BUNDLE_MALFORMED')
  })

  it('whose secrets another Space had sealed, for a bundle of its own', async () => {
    expect(await bad({ secrets: ['x'], sealer: 'a'.repeat(64) })).toBe('BUNDLE_TAMPERED')
  })

  it('for somebody who may not take in any, before it is looked at', async () => {
    const { bytes } = await target.make(93)
    const last = await target.space.db.trust.findFirstOrThrow({ where: { purpose: 'RELEASES' } })
    target.forget({ ...(await target.make(93)), sequence: last.lastSequence, statementDigest: last.lastDigest ?? '' })
    const digest = await target.upload(bytes)
    const input = { space: 'Spaces-3', digest }
    expect(codeOf(await mutate(target.space, 'importBundle', input, VIEWER))).toBe('FORBIDDEN')
    expect(codeOf(await mutate(target.space, 'importBundle', input, caller('Users-8')))).toBe('NOT_FOUND')
    const missing = { space: 'Spaces-3', digest: sha256('nothing') }
    expect(await target.refusal('importBundle', missing)).toMatch(/^NOT_FOUND/)
    expect(await target.refusal('importBundle', { ...missing, digest: 'x' })).toBe('BAD_INPUT input.digest')
  })
})

describe('when keys change or trust ends', () => {
  it('the new keys count once they are pinned, and the old ones no more', async () => {
    const next = generateSpaceKeys('Dev', target.dev.identity)
    await target.act('rotateTrust', { id: target.trust, rotations: [signRotation(target.dev, next.identity)] })
    const old = await target.make(94)
    const { lastSequence, lastDigest } = await target.space.db.trust.findFirstOrThrow({
      where: { purpose: 'RELEASES' },
    })
    target.forget({ ...old, sequence: lastSequence, statementDigest: lastDigest ?? '' })
    expect(await refused(old.bytes)).toBe('SIGNER_UNKNOWN')
    expect(await target.taken(94, { signer: next })).toMatch(/IncomingBundles/)
    const known = await target.make(95, { signer: next })
    expect(codeOf(await target.import(known.bytes))).toBeNull()
    await target.act('revokeTrust', { id: target.trust, reason: 'Lost.' })
    expect(await refused((await target.make(96, { signer: next })).bytes)).toBe('SIGNER_REVOKED')
    expect(await refused(known.bytes)).toBe('SIGNER_REVOKED')
  })
})

function sensitive(secret: number) {
  const scope = { environments: [], roles: [], steps: [], channels: [], tenantTags: [] }
  const none = { value: null, account: null, certificate: null, workerPool: null, librarySet: null, prompt: null }
  return { name: 'Password', description: null, type: 'SENSITIVE', ...none, secret, scope }
}

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { blobOf } from '@spaceport/kit/bundle/write'
import { caller, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'
import { outboxOf } from './outbox.js'
import { promoteRelease } from './promote.js'
import { sourceSpace, type Source } from './testing/source.js'

let source: Source
let version = 0
beforeAll(async () => {
  source = await sourceSpace()
})
afterAll(() => source.space.close())
afterEach(() => void jest.restoreAllMocks())

const next = () => source.release(`1.0.${++version}`)
const code = ({ errors }: { errors: { code: string; path: string[] }[] }) =>
  errors[0] && `${errors[0].code} ${errors[0].path.join('.')}`
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const files = async () => (await source.space.db.outgoingBundle.findMany({ select: { fileDigest: true } })).length

describe('a release that is promoted', () => {
  it('is in a file that its destination verifies, as the next of its trust', async () => {
    const release = await next()
    const id = await source.promoted(release)
    const row = await source.row(id)
    const { verified, content } = await source.opened(id)
    expect(verified.statement).toMatchObject({
      bundleId: row.bundleId,
      source: { space: 'Dev' },
      destination: { space: 'Ops', root: source.ops.identity.root },
      ...{ sequence: 1, previous: null, withdrawn: [], replaces: null },
      expiresAt: row.expiresAt.toISOString(),
    })
    expect(row).toMatchObject({
      ...{ state: 'READY', statementDigest: verified.statementDigest, fileDigest: verified.fileDigest },
      ...{ size: BigInt(verified.size), createdBy: 'Users-1', receiptNumber: 0 },
    })
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * 86_400_000)
    expect(content).toMatchObject({ project: { name: 'Web' }, release: { version: '1.0.1', originSpace: 'Dev' } })
    const second = await source.promoted(await next())
    expect((await source.opened(second)).verified.statement).toMatchObject({
      ...{ sequence: 2, previous: verified.statementDigest, replaces: null, withdrawn: [] },
    })
    const trust = await source.space.db.trust.findFirstOrThrow()
    expect(trust).toMatchObject({ lastSequence: 2, lastDigest: (await source.row(second)).statementDigest })
  })

  it('again is in the same bundle while that says the same, and in another one once its variables do not', async () => {
    const release = await next()
    const first = await source.promoted(release)
    const { lastSequence } = await source.space.db.trust.findFirstOrThrow()
    expect(await source.promoted(release)).toBe(first)
    expect(await source.promoted(release, { expiresAt: inDays(1) })).toBe(first)
    await source.act('createVariable', { owner: 'Spaces-1/Projects-1', name: `Fresh ${version}`, value: 'x' })
    expect(await source.promoted(release)).toBe(first)
    await source.act('updateReleaseVariables', { id: release })
    const second = await source.promoted(release)
    expect(second).not.toBe(first)
    const [old, anew] = [await source.row(first), await source.row(second)]
    expect([old.state, anew.state, anew.replacesId]).toEqual(['REPLACED', 'READY', old.id])
    const { statement } = (await source.opened(second)).verified
    expect(statement.replaces).toBe(old.bundleId)
    expect(statement.sequence).toBe(lastSequence + 1)
    expect(statement.withdrawn).toContainEqual({ sequence: old.sequence, bundleId: old.bundleId })
  })

  it('is promoted anew once the bundle has expired, was withdrawn or rejected, and one with a receipt stays what it is', async () => {
    const release = await next()
    const bundles = [await source.promoted(release)]
    const { db } = source.space
    const where = async () => ({ id: (await source.row(bundles.at(-1) ?? '')).id })
    const again = async () => {
      bundles.push(await source.promoted(release))
      expect(new Set(bundles).size).toBe(bundles.length)
    }
    await db.outgoingBundle.update({ where: await where(), data: { expiresAt: new Date(Date.now() - 1) } })
    await again()
    await source.act('withdrawBundle', { bundle: bundles.at(-1), reason: 'Wrong.' })
    await again()
    const receipt = { receiptNumber: 1, receipt: '{}', receiptIssuedAt: new Date(), receiptReceivedAt: new Date() }
    await db.outgoingBundle.update({ where: await where(), data: { ...receipt, state: 'REJECTED' } })
    await again()
    expect((await Promise.all(bundles.map(source.row))).map(({ state }) => state)).toEqual([
      ...['REPLACED', 'WITHDRAWN', 'REJECTED', 'READY'],
    ])
    // Those before one that has arrived have done their part.
    expect((await source.opened(bundles.at(-1) ?? '')).verified.statement.withdrawn).toEqual([])
  })

  it('has numbers without a gap, however many are promoted at once', async () => {
    const releases = [await next(), await next(), await next(), await next()]
    const { lastSequence: last } = await source.space.db.trust.findFirstOrThrow()
    const ids = await Promise.all([...releases, releases[0] ?? ''].map((release) => source.promoted(release)))
    expect(new Set(ids).size).toBe(4)
    const rows = await source.space.db.outgoingBundle.findMany({
      where: { sequence: { gt: last } },
      orderBy: { sequence: 'asc' },
    })
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4].map((n) => last + n))
    for (const [i, row] of rows.entries()) {
      const { statement } = (await source.opened(`Spaces-1/OutgoingBundles-${row.id}`)).verified
      if (i > 0) expect(statement.previous).toBe(rows[i - 1]?.statementDigest)
    }
  })

  it('leaves neither row nor file nor number behind when it fails after the file was written', async () => {
    const { space } = source
    const release = await next()
    const trust = await space.db.trust.findFirstOrThrow()
    const rows = await files()
    const context = await space.contextOf()
    const written: string[] = []
    const put = space.content.put.bind(space.content)
    jest.spyOn(space.content, 'put').mockImplementation(async (...given) => {
      const file = await put(...given)
      written.push(file.sha256)
      // No database keeps half a byte.
      return { ...file, size: 0.5 }
    })
    await expect(promoteRelease(context, { release, trust: source.trust })).rejects.toThrow()
    expect(written).toHaveLength(1)
    expect(await space.content.has('Spaces-1', written[0] ?? '')).toBeNull()
    expect(await files()).toBe(rows)
    expect(await space.db.trust.findFirstOrThrow()).toEqual(trust)
    jest.restoreAllMocks()
    expect((await source.row(await source.promoted(release))).sequence).toBe(trust.lastSequence + 1)
  })

  it('keeps the file of a row that was kept though nobody came to hear so', async () => {
    const { space } = source
    const release = await next()
    const context = await space.contextOf()
    const db = new Proxy(space.db, {
      get(target, key) {
        if (key !== '$transaction') return Reflect.get(target, key)
        return async (...given: Parameters<typeof target.$transaction>) => {
          await target.$transaction(...given)
          throw new Error('the connection broke')
        }
      },
    })
    await expect(promoteRelease({ ...context, db }, { release, trust: source.trust })).rejects.toThrow('broke')
    const row = await space.db.outgoingBundle.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(await space.content.has('Spaces-1', row.fileDigest)).toEqual({ size: Number(row.size) })
  })

  it('takes the files of its packages along, or says which are not here', async () => {
    const { space } = source
    const { db, content } = space
    const release = await next()
    const [first, second] = [blobOf('package', 'a', 'first'), blobOf('package', 'b', 'second')]
    const packaged = (actionName: string, packageId: string, sha256: string | null) => ({
      ...{ releaseId: Number(release.split('-').at(-1)), actionName, packageId, packageKey: packageId.toLowerCase() },
      ...{ version: '1.0', sha256, feedId: 1 },
    })
    await db.releasePackage.createMany({
      data: [packaged('A', 'Acme.A', null), packaged('B', 'Acme.B', second.sha256), packaged('C', 'docker/c', null)],
    })
    await db.packageFile.create({
      data: { packageId: 'Acme.A', packageKey: 'acme.a', version: '1.0', sha256: first.sha256, size: first.size },
    })
    await content.put('Spaces-1', first.open())
    const refused = await source.promote(release, { includePackages: true })
    expect(code(refused)).toBe('PACKAGES_MISSING input.includePackages')
    expect(refused.errors[0]?.message).toBe('The files of Acme.B 1.0 are not here.')
    const without = await source.opened(await source.promoted(release))
    expect(without.verified.statement.blobs.map(({ role }) => role)).toEqual(['release', 'history'])
    expect(without.content.packages.map(({ packageId, sha256, size }) => [packageId, sha256, size])).toEqual([
      ...[['Acme.A', first.sha256, first.size] as const, ['Acme.B', second.sha256, null], ['docker/c', null, null]],
    ])
    await content.put('Spaces-1', second.open())
    const whole = await source.opened(await source.promoted(release, { includePackages: true }))
    expect(whole.verified.statement.blobs.slice(2)).toEqual([
      ...[{ role: 'package', title: 'Acme.A 1.0', sha256: first.sha256, size: 5 }],
      ...[{ role: 'package', title: 'Acme.B 1.0', sha256: second.sha256, size: 6 }],
    ])
    const [last] = (await outboxOf(db, 'Spaces-1')).slice(-1)
    expect(last).toMatchObject({
      ...{ space: 'Spaces-1', root: source.ops.identity.root, fileDigest: whole.verified.fileDigest },
      packages: [{ sha256: first.sha256, size: 5 }],
    })
  })

  it('is refused where it cannot be', async () => {
    const release = await next()
    const { space, trust } = source
    const to = (more: object) => source.promote(release, more).then(code)
    expect(await to({ expiresAt: inDays(-1) })).toBe('BAD_INPUT input.expiresAt')
    expect(await to({ expiresAt: inDays(366) })).toBe('BAD_INPUT input.expiresAt')
    expect(await to({ trust: 'Spaces-1/Trusts-999' })).toBe('NOT_FOUND input.trust')
    const where = { id: Number(trust.split('-').at(-1)) }
    const set = (data: object) => space.db.trust.update({ where, data })
    for (const state of ['PENDING', 'REVOKED']) {
      await set({ state })
      expect(await to({})).toBe('INVALID_STATE input.trust')
    }
    await set({ state: 'ACTIVE', purpose: 'RELEASES' })
    expect(await to({})).toBe('BAD_INPUT input.trust')
    await set({ purpose: 'RECEIPTS' })
    await source.act('reportDefect', { release, description: 'Broken.' })
    expect(await to({})).toBe('DEFECT_OPEN input.release')
    await source.act('resolveDefect', { release })
    await space.db.project.update({ where: { id: 1 }, data: { archivedAt: new Date() } })
    expect(await to({})).toBe('INVALID_STATE input.release')
    await space.db.project.update({ where: { id: 1 }, data: { archivedAt: null } })
    expect(code(await mutate(space, 'promoteRelease', { release, trust }, VIEWER))).toMatch('FORBIDDEN')
    const rows = await space.db.spaceKey.findMany()
    await space.db.spaceKey.deleteMany()
    const keyless = await source.promote(release)
    expect(keyless.errors).toMatchObject([{ code: 'INVALID_STATE' }])
    expect(keyless.errors[0]?.message).toContain('createSpaceKeys')
    await space.db.spaceKey.createMany({ data: rows })
  })

  it('is promoted by whoever may do so in its project, though they see no trust', async () => {
    const release = await next()
    const { db } = source.space
    await db.project.create({ data: { ...named('Other'), slug: 'other', projectGroupId: 1, lifecycleId: 1 } })
    const [deployer, elsewhere] = [caller('Users-50'), caller('Users-51')]
    await giveRole(db, deployer.subject, 8, { Projects: [1] })
    await giveRole(db, elsewhere.subject, 8, { Projects: [2] })
    const input = { release, trust: source.trust }
    const fields = 'outgoingBundle { destinationSpace trust { name } release { version } project { name } }'
    expect(await mutate(source.space, 'promoteRelease', input, deployer, fields)).toEqual({
      errors: [],
      outgoingBundle: {
        ...{ destinationSpace: 'Ops', trust: null, project: { name: 'Web' }, release: { version: `1.0.${version}` } },
      },
    })
    expect(code(await mutate(source.space, 'promoteRelease', input, elsewhere))).toBe('NOT_FOUND input.release')
  })
})

describe('a bundle', () => {
  it('is withdrawn, with a reason, while nothing was heard of it', async () => {
    const bundle = await source.promoted(await next())
    const withdraw = (more: object) => source.act('withdrawBundle', { bundle, ...more }, 'outgoingBundle { state }')
    await expect(withdraw({ reason: ' ' })).rejects.toThrow('BAD_INPUT')
    await expect(withdraw({ reason: 'x', expectedVersion: 9 })).rejects.toThrow('VERSION_CONFLICT')
    expect(await withdraw({ reason: 'Wrong customer.', expectedVersion: 1 })).toEqual({
      outgoingBundle: { state: 'WITHDRAWN' },
    })
    await expect(withdraw({ reason: 'Again.' })).rejects.toThrow('INVALID_STATE')
    const { db } = source.space
    const event = await db.auditEvent.findFirstOrThrow({ where: { subject: bundle }, orderBy: { id: 'desc' } })
    expect(event.after).toMatchObject({ state: 'WITHDRAWN', reason: 'Wrong customer.' })
    expect((await outboxOf(db, 'Spaces-1')).map(({ id }) => id)).not.toContain(bundle)
  })

  it('keeps its release and its project', async () => {
    const release = await next()
    await source.promoted(release)
    await expect(source.act('deleteRelease', { id: release })).rejects.toThrow(
      'IN_USE: It is used by 1 bundle that was made for another Space',
    )
    await expect(source.act('deleteProject', { id: 'Spaces-1/Projects-1' })).rejects.toThrow('IN_USE')
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { createHash } from 'node:crypto'
import { appSpace, type App } from '../testing/app.js'
import { MANAGER, STRANGER, VIEWER } from '../testing/callers.js'
import { incoming, outgoing } from '../testing/content/bundles.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'

let app: App
beforeAll(async () => {
  app = await appSpace()
})
afterAll(() => app?.space.close())
beforeEach(() => app.space.db.packageFile.deleteMany())

const FIELDS = 'packageFile { packageId packageVersion sha256 size }'

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

async function upload(text: string): Promise<string> {
  return (await app.space.content.put('Spaces-1', once(text))).sha256
}

const register = (input: object, who: Caller = MANAGER) => {
  const all = { space: 'Spaces-1', packageId: 'Acme.Web', version: '1.2.0', ...input }
  return mutate(app.space, 'registerPackageFile', all, who, FIELDS)
}

const codes = async (answer: ReturnType<typeof register>) => (await answer).errors.map(({ code }) => code)

async function ask(packageId: string, version: string, who: Caller = MANAGER) {
  const query = `query ($p: String!, $v: String!) { packageFile(space: "Spaces-1", packageId: $p, version: $v) { sha256 size } }`
  const { data, errors } = await app.space.ask<{ packageFile: object | null }>(query, { p: packageId, v: version }, who)
  return errors[0]?.extensions.code ?? data.packageFile
}

const events = () =>
  app.space.db.auditEvent.findMany({ where: { action: 'registerPackageFile' }, orderBy: { id: 'asc' } })

describe('a package’s file', () => {
  test('is registered once, and the same again is the same answer', async () => {
    const sha256 = await upload('one')
    const before = (await events()).length
    const packageFile = { packageId: 'Acme.Web', packageVersion: '1.2.0', sha256, size: 3 }
    expect(await register({ sha256 })).toEqual({ packageFile, errors: [] })
    expect(await register({ sha256: sha256.toUpperCase(), packageId: ' acme.WEB ' })).toEqual({
      packageFile,
      errors: [],
    })
    expect(await ask('ACME.web', '1.2.0')).toEqual({ sha256, size: 3 })
    const after = await events()
    expect(after.length).toBe(before + 1)
    expect(after.at(-1)).toMatchObject({
      subject: 'Spaces-1',
      after: { packageId: 'Acme.Web', packageVersion: '1.2.0', sha256, size: 3 },
    })
  })

  test('is never exchanged for another, also when two come at once', async () => {
    const [one, two] = [await upload('one'), await upload('two')]
    const answers = await Promise.all([register({ sha256: one }), register({ sha256: two })])
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['CONFLICT'])
    expect(await codes(register({ sha256: two, version: '1.2.1' }))).toEqual([])
  })

  test('has to be there, wholly', async () => {
    const bytes = Buffer.from('three')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(await codes(register({ sha256 }))).toEqual(['PACKAGES_MISSING'])
    await app.space.content.append('Spaces-1', sha256, 0, bytes.subarray(1, 2), 5)
    expect(await codes(register({ sha256 }))).toEqual(['PACKAGES_MISSING'])
    expect(await app.space.db.packageFile.count()).toBe(0)
  })

  test('is no bundle’s, which would open it to others', async () => {
    const hex = '9'.repeat(64)
    const trust = { purpose: 'RECEIPTS', peer: 'B', peerKey: 'b', root: hex, fingerprint: hex, identity: '{}' } as const
    await app.space.db.trust.create({ data: { ...named('B'), ...trust, createdBy: 'Users-1' } })
    const [out, came] = [await upload('out'), await upload('in')]
    await outgoing(app.space.db, 1, out)
    await incoming(app.space.db, came)
    for (const sha256 of [out, came]) expect(await codes(register({ sha256 }))).toEqual(['INVALID_STATE'])
  })

  test.each([
    { sha256: 'x' },
    { sha256: '../../etc/passwd' },
    { packageId: ' ' },
    { packageId: 'a\nb' },
    { version: 'latest' },
  ])('is refused by %j', async (input) => {
    const sha256 = await upload('one')
    expect(await codes(register({ sha256, ...input }))).toEqual(['BAD_INPUT'])
  })
})

describe('who', () => {
  test('registers one has BuiltInFeedPush for some project', async () => {
    const sha256 = await upload('one')
    const may = await app.somebody([['BuiltInFeedPush'], { Projects: [1] }])
    const mayNot = await app.somebody([['BuiltInFeedDownload', 'FeedView', 'FeedEdit']])
    expect(await codes(register({ sha256 }, mayNot))).toEqual(['FORBIDDEN'])
    expect(await codes(register({ sha256 }, VIEWER))).toEqual(['FORBIDDEN'])
    expect(await codes(register({ sha256 }, STRANGER))).toEqual(['NOT_FOUND'])
    expect(await app.space.db.packageFile.count()).toBe(0)
    expect(await codes(register({ sha256 }, may))).toEqual([])
  })

  test('sees one has FeedView', async () => {
    await register({ sha256: await upload('one') })
    expect(await ask('Acme.Web', '1.2.0', await app.somebody([['BuiltInFeedPush']]))).toBe('FORBIDDEN')
    expect(await ask('Acme.Web', '1.2.0', STRANGER)).toBe('NOT_FOUND')
    expect(await ask('Acme.Web', '9')).toBeNull()
    expect(await ask('a\0b', '1.2.0')).toBe('BAD_INPUT')
    expect(await ask('Acme.Web', '1.2.0', await app.somebody([['FeedView']]))).toMatchObject({ size: 3 })
  })
})

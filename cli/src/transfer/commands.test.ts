import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digest, startContentGateway, type ContentGateway } from '../testing/content.js'
import { KEY } from '../testing/gateway.js'
import { runCommand } from '../testing/run.js'

const bytes = randomBytes(5_000)
const sha256 = digest(bytes)

let gateway: ContentGateway
let cwd: string
beforeEach(async () => {
  gateway = await startContentGateway()
  cwd = await mkdtemp(join(tmpdir(), 'spaceport-cli-'))
  await writeFile(join(cwd, 'file'), bytes)
})
afterEach(async () => {
  await gateway.close()
  await rm(cwd, { recursive: true })
})

const spaceport = (...args: string[]) =>
  runCommand(args, { cwd, env: { SPACEPORT_URL: gateway.url, SPACEPORT_API_KEY: KEY } })
const answers = (operation: string, done: object | null) => gateway.answers.set(operation, () => ({ done }))
const refuses = (operation: string, code: string) => answers(operation, { errors: [{ code, message: 'Because.' }] })
const inputOf = (operation: string) => gateway.inputs.get(operation)?.at(-1)
const keyed = (input: object) => ({ ...input, idempotencyKey: expect.any(String) })

describe('package push', () => {
  const push = () => spaceport('package', 'push', 'Spaces-1', 'file', '--id', 'Acme.Web', '--version', '1.2.0')

  test('uploads the file and registers it', async () => {
    answers('RegisterPackageFile', { packageFile: {}, errors: [] })
    expect(await push()).toEqual({
      code: 0,
      err: '',
      out: `Spaces-1 keeps Acme.Web 1.2.0: 5.0 kB, SHA-256 ${sha256}.\n`,
    })
    expect(gateway.files.get(sha256)?.equals(bytes)).toBe(true)
    expect(inputOf('RegisterPackageFile')).toEqual(
      keyed({ space: 'Spaces-1', packageId: 'Acme.Web', version: '1.2.0', sha256 }),
    )
  })

  test('says what is refused, and what cannot be done', async () => {
    refuses('RegisterPackageFile', 'CONFLICT')
    expect(await push()).toMatchObject({ code: 1, out: 'REFUSED: CONFLICT: Because.\n' })
    expect(await spaceport('package', 'push', 'Spaces-2', 'file', '--id', 'a', '--version', '1')).toMatchObject({
      code: 1,
      out: expect.stringContaining('NOT_FOUND'),
    })
    expect(await spaceport('package', 'push', 'Spaces-1', 'none', '--id', 'a', '--version', '1')).toMatchObject({
      code: 2,
      err: 'none: there is no such file or folder.\n',
    })
    expect((await spaceport('package', 'push', 'Space-1', 'file', '--id', 'a', '--version', '1')).code).toBe(2)
  })
})

describe('bundle', () => {
  const bundle = {
    id: 'Spaces-1/OutgoingBundles-4',
    bundleId: 'x',
    sequence: 2,
    destinationSpace: 'Far\u001b[31m',
    digest: sha256,
    size: bytes.length,
    expiresAt: '2026-03-01T00:00:00.000Z',
  }
  const create = (...more: string[]) =>
    spaceport('bundle', 'create', 'Spaces-1/Releases-7', '--to', 'Spaces-1/Trusts-3', '-o', 'out', ...more)

  test('create makes one and fetches its file', async () => {
    gateway.files.set(sha256, bytes)
    answers('PromoteRelease', { outgoingBundle: bundle, errors: [] })
    const { code, out } = await create()
    expect(code).toBe(0)
    expect(out).toBe(
      'out: bundle Spaces-1/OutgoingBundles-4, number 2 for Far [31m, 5.0 kB, to be taken in before 2026-03-01T00:00:00.000Z.\n',
    )
    expect(inputOf('PromoteRelease')).toEqual(
      keyed({ release: 'Spaces-1/Releases-7', trust: 'Spaces-1/Trusts-3', includePackages: true }),
    )
    expect((await readFile(join(cwd, 'out'))).equals(bytes)).toBe(true)
    expect(await create()).toMatchObject({ code: 2, err: expect.stringContaining('is there already') })
    expect(gateway.asked.filter((one) => one === 'PromoteRelease')).toHaveLength(1)
  })

  test('create leaves packages out on request, and says what is refused', async () => {
    refuses('PromoteRelease', 'INVALID_STATE')
    expect(await create('--no-packages')).toMatchObject({ code: 1, out: 'REFUSED: INVALID_STATE: Because.\n' })
    expect(inputOf('PromoteRelease')).toMatchObject({ includePackages: false })
    expect(await readdir(cwd)).toEqual(['file'])
  })

  const came = {
    id: 'Spaces-1/IncomingBundles-2',
    bundleId: 'x',
    state: 'RECEIVED',
    sourceSpace: 'Near',
    projectName: 'Shop',
    releaseVersion: '1.0',
    approvalsNeeded: 2,
  }

  test('import uploads one, takes it in, says where it stands and writes the receipt', async () => {
    answers('ImportBundle', { incomingBundle: { ...came, firstReceipt: '{"receipt":1}' }, errors: [] })
    const { code, out } = await spaceport('bundle', 'import', 'Spaces-1', 'file', '-o', 'receipt')
    expect(code).toBe(0)
    expect(out).toBe(
      'Spaces-1/IncomingBundles-2: Shop 1.0 of Near is RECEIVED, needs 2 approvals.\nReceipt: receipt.\n',
    )
    expect(inputOf('ImportBundle')).toEqual(keyed({ space: 'Spaces-1', digest: sha256 }))
    expect(await readFile(join(cwd, 'receipt'), 'utf8')).toBe('{"receipt":1}')
  })

  test('import says what is refused, for programs too, and writes nothing', async () => {
    refuses('ImportBundle', 'SIGNER_UNKNOWN')
    const { code, out } = await spaceport('bundle', 'import', 'Spaces-1', 'file', '-o', 'receipt', '--json')
    expect([code, JSON.parse(out)]).toEqual([1, { refused: { code: 'SIGNER_UNKNOWN', message: 'Because.' } }])
    expect(await readdir(cwd)).toEqual(['file'])
  })
})

describe('receipt', () => {
  test('create writes one', async () => {
    const bundle = 'Spaces-1/IncomingBundles-2'
    answers('MakeReceipt', { incomingBundle: { id: bundle, receiptNumber: 3, receipt: '{"receipt":3}' }, errors: [] })
    expect(await spaceport('receipt', 'create', bundle, '-o', 'r')).toEqual({
      code: 0,
      err: '',
      out: `r: receipt 3 of ${bundle}.\n`,
    })
    expect(await readFile(join(cwd, 'r'), 'utf8')).toBe('{"receipt":3}')
    expect(inputOf('MakeReceipt')).toEqual(keyed({ bundle }))
  })

  test('import takes one in', async () => {
    await writeFile(join(cwd, 'r'), '{"receipt":3}')
    const told = { id: 'Spaces-1/OutgoingBundles-4', state: 'ACCEPTED', destinationSpace: 'Far' }
    answers('ImportReceipt', { outgoingBundle: told, errors: [] })
    expect(await spaceport('receipt', 'import', 'Spaces-1', 'r')).toMatchObject({
      code: 0,
      out: 'Spaces-1/OutgoingBundles-4 is ACCEPTED in Far.\n',
    })
    expect(inputOf('ImportReceipt')).toEqual(keyed({ space: 'Spaces-1', receipt: '{"receipt":3}' }))
  })
})

test('receipt import uploads one that is too large for a question', async () => {
  const receipt = JSON.stringify({ receipt: 'x'.repeat(1_000_000) })
  await writeFile(join(cwd, 'r'), receipt)
  const told = { id: 'Spaces-1/OutgoingBundles-4', state: 'ACCEPTED', destinationSpace: 'Far' }
  answers('ImportReceipt', { outgoingBundle: told, errors: [] })
  expect((await spaceport('receipt', 'import', 'Spaces-1', 'r')).code).toBe(0)
  const sent = digest(Buffer.from(receipt))
  expect(gateway.files.get(sent)?.toString()).toBe(receipt)
  expect(inputOf('ImportReceipt')).toEqual(keyed({ space: 'Spaces-1', digest: sent }))
})

describe('trust', () => {
  const handed = { identity: '{"space":"Near"}', fingerprint: 'ab', shownFingerprint: 'ab cd', generation: 1 }
  const trust = { id: 'Spaces-1/Trusts-3', name: 'Far', purpose: 'RECEIPTS', state: 'PENDING', peer: 'Far' }

  test('identity hands it to a file, with the fingerprint apart', async () => {
    gateway.answers.set('SpaceIdentity', () => ({ spaceIdentity: handed }))
    const { code, out } = await spaceport('trust', 'identity', 'Spaces-1', '-o', 'id.json')
    expect([code, out]).toEqual([0, expect.stringContaining('ab cd')])
    expect(await readFile(join(cwd, 'id.json'), 'utf8')).toBe('{"space":"Near"}\n')
    expect(await spaceport('trust', 'identity', 'Spaces-1')).toMatchObject({
      out: '{"space":"Near"}\n',
      err: expect.stringContaining('ab cd'),
    })
  })

  test('identity makes keys on request only', async () => {
    gateway.answers.set('SpaceIdentity', () => ({ spaceIdentity: null }))
    answers('CreateSpaceKeys', { spaceIdentity: handed, errors: [] })
    expect(await spaceport('trust', 'identity', 'Spaces-1')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no keys yet'),
    })
    expect(gateway.inputs.has('CreateSpaceKeys')).toBe(false)
    expect((await spaceport('trust', 'identity', 'Spaces-1', '--create', 'Near')).code).toBe(0)
    expect(inputOf('CreateSpaceKeys')).toEqual(keyed({ space: 'Spaces-1', name: 'Near' }))
  })

  test('add pins an identity and shows no fingerprint: it has to come from the other side', async () => {
    await writeFile(join(cwd, 'id.json'), '{"space":"Far"}')
    answers('CreateTrust', { trust, errors: [] })
    const { code, out } = await spaceport('trust', 'add', 'Spaces-1', 'id.json', '--purpose', 'receipts')
    expect([code, out.split('\n')[0]]).toEqual([0, 'Spaces-1/Trusts-3: RECEIPTS of Far: PENDING.'])
    expect(out).toContain('spaceport trust confirm Spaces-1/Trusts-3')
    expect(inputOf('CreateTrust')).toEqual(
      keyed({ space: 'Spaces-1', identity: '{"space":"Far"}', purpose: 'RECEIPTS' }),
    )
    expect((await spaceport('trust', 'add', 'Spaces-1', 'id.json')).code).toBe(2)
  })

  test('confirm takes the fingerprint, revoke a reason', async () => {
    answers('ConfirmTrust', { trust: { ...trust, state: 'ACTIVE' }, errors: [] })
    answers('RevokeTrust', { trust: { ...trust, state: 'REVOKED' }, errors: [] })
    expect((await spaceport('trust', 'confirm', trust.id)).code).toBe(2)
    expect((await spaceport('trust', 'confirm', trust.id, '--fingerprint', 'ab cd')).out).toContain('ACTIVE')
    expect(inputOf('ConfirmTrust')).toEqual(keyed({ id: trust.id, fingerprint: 'ab cd' }))
    expect((await spaceport('trust', 'revoke', trust.id, '--reason', 'lost')).out).toContain('REVOKED')
    expect(inputOf('RevokeTrust')).toEqual(keyed({ id: trust.id, reason: 'lost' }))
    refuses('ConfirmTrust', 'FINGERPRINT_MISMATCH')
    expect(await spaceport('trust', 'confirm', trust.id, '--fingerprint', 'x')).toMatchObject({
      code: 1,
      out: 'REFUSED: FINGERPRINT_MISMATCH: Because.\n',
    })
  })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePortableRelease } from '@spaceport/kit/bundle/content'
import { fingerprintOf, generateSpaceKeys, shownFingerprint, writeIdentity } from '@spaceport/kit/bundle/identity'
import { sealFor } from '@spaceport/kit/bundle/seal'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { blobOf, makeBundle, type MadeBundle } from '@spaceport/kit/bundle/write'
import { runCommand } from '../testing/run.js'
import { sampleRelease } from './testing/release.js'

const SECRET = 'correct horse battery staple'
const [source, target] = [generateSpaceKeys('Pay\u001b[31mments'), generateSpaceKeys('Vault')]
const [made, expires] = ['2026-03-01T12:00:00.000Z', '2026-03-31T12:00:00.000Z']
const release = sampleRelease(made)
const AT = ['--at', '2026-03-02T00:00:00Z']

let folder: string
let bundle: MadeBundle

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spaceport-bundle-'))
  const statement = {
    bundleId: randomUUID(),
    source: partyOf(source.identity),
    destination: partyOf(target.identity),
    sequence: 2,
    previous: 'b'.repeat(64),
    withdrawn: [{ sequence: 1, bundleId: randomUUID() }],
    replaces: null,
    createdAt: made,
    expiresAt: expires,
  }
  const blobs = [
    blobOf('release', 'Payments 1.0.0', writePortableRelease(release)),
    blobOf('secrets', 'secrets', await sealFor(target.identity, JSON.stringify([SECRET]))),
    blobOf('history', 'history', '[]'),
    blobOf('package', 'Acme.Web 1.2.3', Buffer.alloc(1_234, 'x')),
  ]
  bundle = makeBundle(statement, blobs, source)
  const parts: Buffer[] = []
  for await (const part of bundle.bytes()) parts.push(part)
  await writeFile(join(folder, 'bundle.tar'), Buffer.concat(parts))
  await writeFile(join(folder, 'source.json'), `${writeIdentity(source.identity)}\n`)
  await writeFile(join(folder, 'target.json'), writeIdentity(target.identity))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (...args: string[]) => runCommand(['bundle', ...args], { cwd: folder })

/** The bundle with one byte changed, in a file of its own. */
async function tampered(at: number | string): Promise<string> {
  const bytes = await readFile(join(folder, 'bundle.tar'))
  const place = typeof at === 'number' ? at : bytes.indexOf(at)
  bytes[place] = bytes[place]! ^ 1
  await writeFile(join(folder, 'tampered.tar'), bytes)
  return 'tampered.tar'
}

describe('bundle inspect', () => {
  test('shows what a bundle carries, without secrets and without what would steer the terminal', async () => {
    const { code, out, err } = await run('inspect', 'bundle.tar')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`from         Pay [31mments\n`)
    expect(out).toContain(`${shownFingerprint(fingerprintOf(source.identity))}\n`)
    expect(out).toContain(`to           Vault\n`)
    expect(out).toContain(`${shownFingerprint(fingerprintOf(target.identity))}\n`)
    expect(out).toContain(`sequence     2, after the statement sha256 ${'b'.repeat(64)}\n`)
    expect(out).toContain('1 was withdrawn')
    expect(out).toContain('replaces     no other bundle\n')
    expect(out).toContain(`expires      ${expires}\n`)
    expect(out).toContain('Release 1.0.0 of Payments\n')
    expect(out).toContain('notes        First of all\n')
    expect(out).toContain('  1. Deploy on web\n     - Deploy web (Octopus.Script, disabled)\n')
    expect(out).toContain('  Database = db.internal [Production; web]\n')
    expect(out).toContain('  Password = (sensitive)\n')
    expect(out).toContain('  Account = (Cloud)\n')
    expect(out).toContain('Values needed at the target:\n  Domain\n')
    expect(out).toContain('  Acme.Web 1.2.3 from NuGet for Deploy web, not in the file\n')
    expect(out).toMatch(/ {2}Acme\.Web 1\.2\.3, 1,234 bytes, sha256 [0-9a-f]{64}\n/)
    expect(out).toContain('NOT verified')
    expect(out).not.toContain('\u001b')
    expect(out).not.toContain(SECRET)
  })

  test('says the same to programs', async () => {
    const { code, out } = await run('inspect', 'bundle.tar', '--json')
    expect(code).toBe(0)
    expect(out).not.toContain(SECRET)
    expect(JSON.parse(out)).toMatchObject({
      isVerified: false,
      statement: { sequence: 2 },
      statementDigest: bundle.statementDigest,
      size: bundle.size,
      hasSecrets: true,
      release,
    })
  })

  test('refuses what is no bundle, or not the one that its statement names', async () => {
    expect(await run('inspect', 'source.json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('REFUSED: BUNDLE_MALFORMED: '),
    })
    expect(await run('inspect', await tampered('xxxx'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('REFUSED: BUNDLE_TAMPERED: '),
    })
  })

  test('says what cannot be read', async () => {
    expect(await run('inspect', 'none.tar')).toEqual({
      code: 2,
      out: '',
      err: 'none.tar: there is no such file or folder.\n',
    })
    expect(await run('inspect', '.')).toMatchObject({ code: 2, err: expect.stringContaining('cannot be read') })
    expect((await run('inspect')).code).toBe(2)
  })
})

describe('bundle verify', () => {
  const verify = (...flags: string[]) => run('verify', 'bundle.tar', '--from', 'source.json', ...flags)

  test('says that every byte is as it was signed', async () => {
    expect(await verify(...AT, '--to', 'target.json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Verified: every byte is as it was signed with the keys in source.json.'),
    })
    const { code, out } = await verify(...AT, '--json')
    expect([code, JSON.parse(out)]).toMatchObject([0, { isVerified: true, statementDigest: bundle.statementDigest }])
  })

  test.each([
    ['signed by others', ['--from', 'target.json', ...AT], 'SIGNER_UNKNOWN'],
    ['for others', ['--to', 'source.json', ...AT], 'WRONG_DESTINATION'],
    ['expired', ['--at', expires], 'BUNDLE_EXPIRED'],
    ['of the future', ['--at', '2025-01-01'], 'BUNDLE_NOT_YET_VALID'],
  ])('refuses one that is %s', async (_what, flags, code) => {
    expect(await verify(...flags)).toMatchObject({ code: 1, out: expect.stringMatching(`^REFUSED: ${code}: `) })
    const { out } = await verify(...flags, '--json')
    expect(JSON.parse(out)).toEqual({ refused: { code, message: expect.any(String) } })
  })

  test('refuses one of which a byte was changed', async () => {
    for (const [at, code] of [
      ['xxxx', 'BUNDLE_TAMPERED'],
      [3, 'BUNDLE_MALFORMED'],
    ] as const) {
      const file = await tampered(at)
      expect(await run('verify', file, '--from', 'source.json', ...AT)).toMatchObject({
        code: 1,
        out: expect.stringMatching(`^REFUSED: ${code}: `),
      })
    }
  })

  test('says what it lacks', async () => {
    expect((await run('verify', 'bundle.tar')).err).toContain("required option '--from <identity>'")
    expect((await verify('--at', 'soon')).err).toContain('Give a time such as')
    expect(await verify('--to', 'bundle.tar')).toMatchObject({ code: 2, err: expect.stringContaining('bundle.tar: ') })
    expect((await run('verify', '--help')).out).toContain('Exit codes: 0 it is what it should be')
  })

  test('stops at Ctrl-C', async () => {
    const signal = AbortSignal.abort()
    const args = ['bundle', 'verify', 'bundle.tar', '--from', 'source.json', ...AT]
    expect((await runCommand(args, { cwd: folder, signal })).code).toBe(130)
  })
})

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprintOf, generateSpaceKeys, shownFingerprint, writeIdentity } from '@spaceport/kit/bundle/identity'
import { signReceipt } from '@spaceport/kit/bundle/receipt'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { runCommand } from '../testing/run.js'

const [source, target] = [generateSpaceKeys('Payments'), generateSpaceKeys('Vault')]
const at = '2026-03-01T12:00:00.000Z'
const bundleId = randomUUID()
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spaceport-receipt-'))
  const deployment = { id: 'Spaces-1/Deployments-1', state: 'SUCCESS', queuedAt: at, startedAt: at, completedAt: at }
  const receipt = signReceipt(
    {
      bundleId,
      statementDigest: 'a'.repeat(64),
      source: partyOf(target.identity),
      destination: partyOf(source.identity),
      number: 4,
      issuedAt: at,
      state: 'ACCEPTED',
      importedAt: at,
      decidedAt: at,
      reason: null,
      approvals: [{ by: 'Ada\u001b[2J', at }],
      release: { project: 'Payments', version: '1.0.0', origin: 'Spaces-1/Releases-1' },
      deployments: [
        { ...deployment, environment: 'Production', tenant: 'Acme' },
        { ...deployment, environment: 'Staging', tenant: null, state: 'EXECUTING', completedAt: null },
      ],
      onward: [],
    },
    target,
  )
  await writeFile(join(folder, 'receipt.json'), receipt)
  await writeFile(join(folder, 'tampered.json'), receipt.replace(/"sig":"../, '"sig":"AA'))
  await writeFile(join(folder, 'source.json'), writeIdentity(source.identity))
  await writeFile(join(folder, 'target.json'), writeIdentity(target.identity))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (...args: string[]) => runCommand(['receipt', ...args], { cwd: folder })

test('shows what a receipt tells', async () => {
  const { code, out, err } = await run('inspect', 'receipt.json')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain(`Deployment receipt 4 of the bundle ${bundleId}\n`)
  expect(out).toContain(`${shownFingerprint(fingerprintOf(target.identity))}\n`)
  expect(out).toContain(`state        ACCEPTED since ${at}\n`)
  expect(out).toContain(`Ada [2J at ${at}\n`)
  expect(out).toContain(`  Production for Acme: SUCCESS, completed ${at}\n`)
  expect(out).toContain(`  Staging: EXECUTING, queued ${at}\n`)
  expect(out).toContain('NOT verified')
  const { out: json } = await run('inspect', 'receipt.json', '--json')
  expect(JSON.parse(json)).toMatchObject({ isVerified: false, receipt: { number: 4 } })
})

test('verifies whose it is, and for whom', async () => {
  expect(await run('verify', 'receipt.json', '--from', 'target.json', '--to', 'source.json')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Verified: it is as it was signed with the keys in target.json.'),
  })
})

test.each([
  ['signed by others', ['receipt.json', '--from', 'source.json'], 'SIGNER_UNKNOWN'],
  ['for others', ['receipt.json', '--from', 'target.json', '--to', 'target.json'], 'WRONG_DESTINATION'],
  ['of the future', ['receipt.json', '--from', 'target.json', '--at', '2025-01-01'], 'BUNDLE_NOT_YET_VALID'],
  ['with another signature', ['tampered.json', '--from', 'target.json'], 'BUNDLE_TAMPERED'],
  ['none', ['source.json', '--from', 'target.json'], 'BUNDLE_MALFORMED'],
])('refuses one that is %s', async (_what, args, code) => {
  expect(await run('verify', ...args)).toMatchObject({ code: 1, out: expect.stringMatching(`^REFUSED: ${code}: `) })
})

test('says what cannot be read', async () => {
  expect(await run('inspect', 'none.json')).toMatchObject({ code: 2, err: expect.stringContaining('no such file') })
  expect(await run('verify', 'none.json', '--from', 'target.json')).toMatchObject({ code: 2, out: '' })
})

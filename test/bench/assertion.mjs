/**
 * What it costs to say, for one call between components, who asks: an assertion under a key that both sides derive (HMAC-SHA-256),
 * against the alternative that it beats, an Ed25519 signature over the same claims. Making and checking, both sides together.
 */
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'

const CALLS = 4_000
const GOES = 9

const gateway = generateKeyPair()
const instance = generateKeyPair()
const caller = {
  subject: 'Users-1',
  name: 'Ada',
  groups: ['Groups-1', 'Groups-2', 'Groups-3'],
  systemRoles: [],
  cap: null,
}
const request = { method: 'POST', path: '/batch', body: Buffer.alloc(2_000, 'x') }
const signer = new AssertionSigner({ issuer: 'gateway', privateKey: gateway.privateKey })
const verifier = new AssertionVerifier({
  audience: 'Instances-1',
  privateKey: instance.privateKey,
  peers: { gateway: gateway.publicKey },
})

function derived() {
  const header = signer.sign({
    audience: 'Instances-1',
    audienceKey: instance.publicKey,
    nonces: [verifier.nonce],
    caller,
    ...request,
  })
  verifier.verify(header, request)
  return header
}

const claims = Buffer.from(derived().split('.')[0], 'base64url')
const ed25519 = generateKeyPairSync('ed25519')

function signature() {
  if (!verify(null, claims, ed25519.publicKey, sign(null, claims, ed25519.privateKey))) throw new Error('not verified')
}

/** Milliseconds of processor time. */
function cost(work) {
  const before = process.cpuUsage()
  for (let call = 0; call < CALLS; call++) work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Runs the benchmark: the median of interleaved pairs. */
export async function run() {
  const pairs = Array.from({ length: GOES }, () => cost(derived) / cost(signature)).sort((a, b) => a - b)
  const value = Number(pairs[Math.floor(GOES / 2)].toFixed(3))
  return {
    name: 'assertion',
    ratios: { 'assertion with all its checks / Ed25519 signature alone': { value, bound: 0.6, ok: value <= 0.6 } },
  }
}

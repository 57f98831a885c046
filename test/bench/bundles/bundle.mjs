import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { fingerprintOf, generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { blobOf, makeBundle } from '@spaceport/kit/bundle/write'

const MIB = 1024 ** 2

/** A package of random bytes in a file, as a content store has it. */
export async function packageIn(path, mebibytes) {
  const hash = createHash('sha256')
  const file = await open(path, 'w')
  for (let n = 0; n < mebibytes; n++) {
    const bytes = randomBytes(MIB)
    hash.update(bytes)
    await file.write(bytes)
  }
  await file.close()
  return {
    role: 'package',
    title: path,
    sha256: hash.digest('hex'),
    size: mebibytes * MIB,
    open: () => createReadStream(path),
  }
}

/** A bundle with these packages, ready to be written, and what it is checked against. */
export function bundleOf(packages) {
  const [source, target] = [generateSpaceKeys('Payments'), generateSpaceKeys('Vault')]
  const now = new Date()
  const statement = {
    bundleId: randomUUID(),
    source: partyOf(source.identity),
    destination: partyOf(target.identity),
    sequence: 1,
    previous: null,
    withdrawn: [],
    replaces: null,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 86_400_000).toISOString(),
  }
  const blobs = [blobOf('release', 'Payments 1.0.0', '{}'), blobOf('history', 'history', '[]'), ...packages]
  const signers = ({ fingerprint }) => (fingerprint === fingerprintOf(source.identity) ? source.identity : null)
  return {
    made: makeBundle(statement, blobs, source),
    check: { signers, destinations: [statement.destination], now },
  }
}

import { expect, test } from '@jest/globals'
import { verifyBundle } from './verify.js'
import { CHECK, pieces, sampleBundle, wholeOf } from './testing/sample.js'

test('what was made is read', async () => {
  const made = sampleBundle()
  const file = await wholeOf(made.bytes())
  expect(file.length).toBe(made.size)
  const packages: string[] = []
  const read = await verifyBundle(pieces(file, 7), {
    ...CHECK,
    onPackage: async (entry, bytes) => void packages.push(`${entry.title}: ${(await wholeOf(bytes)).toString()}`),
  })
  expect(read).toMatchObject({
    size: file.length,
    envelope: made.envelope,
    statementDigest: made.statementDigest,
    secrets: 'sealed.to..the.target',
  })
  expect(packages).toEqual(['Acme.Web 1.0.0: the bytes of a package'])
})

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fingerprintOf, generateSpaceKeys, writeIdentity } from '@spaceport/kit/bundle/identity'
import { signRotation } from '@spaceport/kit/bundle/rotation'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { trusted } from '../testing/trusts.js'

let space: TestSpace
beforeAll(async () => {
  space = await testSpace()
})
afterAll(() => space.close())

async function rotated(id: string, rotations: string[]) {
  const fields = 'trust { name peer state root fingerprint identity version }'
  const { trust, errors } = await mutate(space, 'rotateTrust', { id, rotations }, MANAGER, fields)
  return { trust, code: errors[0] && `${errors[0].code} ${errors[0].path.join('.')}` }
}
const rowOf = (id: string) => space.db.trust.findUniqueOrThrow({ where: { id: Number(id.split('-').at(-1)) } })
const lastEventOf = (subject: string) =>
  space.db.auditEvent.findFirst({
    where: { subject },
    orderBy: { id: 'desc' },
    select: { action: true, before: true, after: true },
  })

describe('a trust', () => {
  it('goes on to newer keys by what the older ones say, one generation after the other, and stays in force', async () => {
    const first = generateSpaceKeys('Rotated')
    const second = generateSpaceKeys('Rotated', first.identity)
    const third = generateSpaceKeys('Rotated Ltd', second.identity)
    const rotations = [signRotation(first, second.identity), signRotation(second, third.identity)]
    const id = await trusted(space, first.identity, 'RELEASES')
    const { trust } = await rotated(id, rotations)
    const [was, is] = [first, third].map(({ identity }) => fingerprintOf(identity))
    expect(trust).toMatchObject({
      ...{ name: 'Rotated', peer: 'Rotated Ltd', state: 'ACTIVE', root: first.identity.root, fingerprint: is },
      ...{ identity: writeIdentity(third.identity), version: 3 },
    })
    expect(await lastEventOf(id)).toMatchObject({ before: { fingerprint: was }, after: { fingerprint: is } })
  })

  it('does not go on to keys for which those that are pinned do not vouch, and the audit says so', async () => {
    const [first, other] = [generateSpaceKeys('Held'), generateSpaceKeys('Held')]
    const second = generateSpaceKeys('Held', first.identity)
    const third = generateSpaceKeys('Held', second.identity)
    const id = await trusted(space, first.identity, 'RELEASES')
    const before = await rowOf(id)
    const good = signRotation(first, second.identity)
    const rotate = async (rotations: string[]) => (await rotated(id, rotations)).code
    const payload = (text: string) => (JSON.parse(text) as { payload: string }).payload
    const swapped = good.replace(payload(good), payload(signRotation(first, third.identity)))
    expect(await rotate([signRotation(other, second.identity)])).toBe('SIGNER_UNKNOWN input.rotations.0')
    expect(await rotate([swapped])).toBe('BUNDLE_TAMPERED input.rotations.0')
    // A generation left out, the same one twice, keys of another root, and no rotation at all.
    expect(await rotate([signRotation(second, third.identity)])).toBe('SIGNER_UNKNOWN input.rotations.0')
    expect(await rotate([good, good])).toBe('SIGNER_UNKNOWN input.rotations.1')
    expect(await rotate([signRotation(first, third.identity)])).toBe('BUNDLE_MALFORMED input.rotations.0')
    expect(await rotate([signRotation(first, other.identity)])).toBe('BUNDLE_MALFORMED input.rotations.0')
    expect(await rotate(['{}'])).toBe('BUNDLE_MALFORMED input.rotations.0')
    expect(await rotate([])).toBe('BAD_INPUT input.rotations')
    expect(await rowOf(id)).toEqual(before)
    expect(await lastEventOf(id)).toMatchObject({
      ...{ action: 'refused:rotateTrust', after: { code: 'SIGNER_UNKNOWN' } },
    })
  })
})

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { targetSpace, type Target } from '../incoming-bundle/testing/target.js'

let target: Target
beforeAll(async () => {
  target = await targetSpace()
})
afterAll(() => target.space.close())

it('a release is not deployed while a package with a known digest is not here', async () => {
  const file = 'the bytes of a package'
  const sha256 = createHash('sha256').update(file).digest('hex')
  const one = { action: 'Deploy', packageId: 'Acme.Web', version: '1.0', feed: null, size: null }
  const packages = [
    { ...one, name: '', sha256 },
    { ...one, name: 'from a feed', version: '2.0', sha256: null },
  ]
  const bundle = await target.taken(1, { packages })
  const fields = 'incomingBundle { release { id } }'
  const answer = await target.act('acceptBundle', { bundle, lifecycle: 'Spaces-3/Lifecycles-1' }, fields)
  const { id: release } = (answer.incomingBundle as { release: { id: string } }).release
  const input = { release, environment: 'Spaces-3/Environments-1' }
  const rules = async () => {
    const query = `query ($release: ID!, $environment: ID!) { checkDeployment(release: $release, environment: $environment) {
      isAllowed rules { rule isPassed error { code message } } } }`
    type Check = { isAllowed: boolean; rules: { rule: string; isPassed: boolean; error: { message: string } | null }[] }
    const { data } = await target.space.ask<{ checkDeployment: Check }>(query, input)
    const { isAllowed, rules: all } = data.checkDeployment
    return { isAllowed, packages: all.find(({ rule }) => rule === 'PACKAGES'), places: all.map(({ rule }) => rule) }
  }
  const before = await rules()
  expect(before).toMatchObject({ isAllowed: false, packages: { isPassed: false } })
  expect(before.packages?.error?.message).toBe('Packages are not here yet: Acme.Web 1.0.')
  expect(before.places.indexOf('PACKAGES')).toBe(before.places.indexOf('VALUES') + 1)
  expect(await target.refusal('createDeployment', input)).toBe('PACKAGES_MISSING input.release')
  await target.upload(Buffer.from(file))
  expect(await rules()).toMatchObject({ isAllowed: true, packages: { isPassed: true } })
  expect(await target.refusal('createDeployment', input)).toBeNull()
})

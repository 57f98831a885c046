import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { urlFor } from '@spaceport/database/connection'
import { spaceDatabaseName } from '@spaceport/database/names'
import { openSpace } from '@spaceport/database/space'
import { fingerprintOf, readIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import { readReceipt } from '@spaceport/kit/bundle/receipt'
import { closeConnections } from '@spaceport/kit/client'
import { MANAGER } from '../testing/callers.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

const [DEV, OPS] = ['Spaces-1', 'Spaces-3']

let instance: TestInstance
beforeAll(async () => {
  instance = await testInstance()
  for (const space of [DEV, OPS]) {
    const json = { space, members: [{ subject: 'Users-1', role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
  }
})
afterAll(async () => {
  await instance.close()
  await closeConnections()
})

type Answer = { data: Record<string, Record<string, Record<string, string>>> }

async function act(space: string, mutation: string, input: object, what: string, fields = 'id') {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${what} { ${fields} } errors { message } } }`
  const path = `/spaces/${space}/graphql`
  const call = { method: 'POST' as const, path, json: { query, variables: { input } }, caller: MANAGER }
  const { json } = await instance.as('gateway').call(call)
  const answer = (json as Answer).data[mutation]?.[what]
  if (!answer) throw new Error(`${mutation} was refused: ${JSON.stringify(json)}`)
  return answer
}

const order = (path: string, json: object) => instance.as('zone').ask({ method: 'POST', path, json })
const refused = (path: string, json: object) =>
  order(path, json).then(
    () => null,
    (error: { code: string }) => error.code,
  )

/** Makes Ops trust Dev to send releases, and Dev Ops to tell of them; gives the latter. */
async function trustEachOther(): Promise<string> {
  const keys = async (space: string, name: string) =>
    (await act(space, 'createSpaceKeys', { space, name }, 'spaceIdentity', 'identity')).identity ?? ''
  const [dev, ops] = [await keys(DEV, 'Dev'), await keys(OPS, 'Ops')]
  const trust = async (space: string, identity: string, purpose: string) => {
    const { id } = await act(space, 'createTrust', { space, identity, purpose }, 'trust')
    await act(space, 'confirmTrust', { id, fingerprint: fingerprintOf(readIdentity(identity)) }, 'trust')
    return id ?? ''
  }
  await trust(OPS, dev, 'RELEASES')
  return trust(DEV, ops, 'RECEIPTS')
}

it('the zone brings a bundle, again without effect, and fetches receipts of it', async () => {
  const trust = await trustEachOther()
  const { id: projectGroup } = await act(DEV, 'createProjectGroup', { space: DEV, name: 'All' }, 'projectGroup')
  const { id: lifecycle } = await act(DEV, 'createLifecycle', { space: DEV, name: 'Usual', phases: [] }, 'lifecycle')
  const project = { space: DEV, name: 'Web', projectGroup, lifecycle }
  const made = await act(DEV, 'createProject', project, 'project')
  const { id: release } = await act(DEV, 'createRelease', { project: made.id, version: '1.0' }, 'release')
  const sent = await act(DEV, 'promoteRelease', { release, trust }, 'outgoingBundle', 'bundleId digest')
  const where = { space: DEV, sha256: sent.digest, offset: 0, length: 1024 * 1024 }
  const file = await instance.as('zone').bytes({ method: 'POST', path: '/internal/content/read', json: where })
  const importing = { space: OPS, fileDigest: sent.digest }
  expect(await refused('/internal/imports', importing)).toBe('NOT_FOUND')
  const path = `/internal/content/${OPS}/${sent.digest}/0/${file.length}`
  await instance.as('zone').ask({ method: 'POST', path, bytes: file })

  const arrived = await order('/internal/imports', importing)
  expect(arrived).toEqual({ id: `${OPS}/IncomingBundles-1`, bundleId: sent.bundleId, receipt: expect.any(String) })
  expect(await order('/internal/imports', importing)).toEqual(arrived)
  const { receipt: first } = arrived as { receipt: string }
  expect(readReceipt(first)).toMatchObject({ bundleId: sent.bundleId, number: 1, state: 'RECEIVED' })
  const bundle = `${OPS}/IncomingBundles-1`
  expect(await order('/internal/receipts/make', { bundle })).toEqual({ receipt: first })
  await act(OPS, 'rejectBundle', { bundle, reason: 'No.' }, 'incomingBundle')
  const { receipt } = (await order('/internal/receipts/make', { bundle })) as { receipt: string }
  expect(readReceipt(receipt)).toMatchObject({ number: 2, state: 'REJECTED', reason: 'No.' })
})

it('the zone is refused what is malformed, or not here', async () => {
  const fileDigest = '0'.repeat(64)
  expect(await refused('/internal/imports', { space: OPS, fileDigest: 'x' })).toBe('BAD_INPUT')
  expect(await refused('/internal/imports', { space: OPS, fileDigest })).toBe('NOT_FOUND')
  expect(await refused('/internal/imports', { space: 'Spaces-77', fileDigest })).toBe('NOT_FOUND')
  expect(await refused('/internal/receipts/make', { bundle: 7 })).toBe('BAD_INPUT')
  expect(await refused('/internal/receipts/make', { bundle: `${OPS}/Releases-1` })).toBe('BAD_ID')
  expect(await refused('/internal/receipts/make', { bundle: `${OPS}/IncomingBundles-99` })).toBe('NOT_FOUND')
  expect(await refused('/internal/receipts/make', { bundle: 'Spaces-77/IncomingBundles-1' })).toBe('NOT_FOUND')
})

it('the zone is told before it carries anything whether a Space takes it, and a refusal is noted as that of an import', async () => {
  const { spaces } = (await order('/internal/identities', {})) as { spaces: { space: string; identity: Identity }[] }
  const root = spaces.find(({ space }) => space === DEV)?.identity.root ?? ''
  const fileDigest = 'a'.repeat(64)
  const accepts = (space: string, of: string) => refused('/internal/accepts', { space, root: of, fileDigest })
  expect(await accepts(OPS, root)).toBeNull()
  // Trust is one-way.
  expect(await accepts(DEV, root)).toBe('SIGNER_UNKNOWN')
  expect(await accepts(OPS, 'b'.repeat(64))).toBe('SIGNER_UNKNOWN')
  expect(await accepts(OPS, 'b')).toBe('BAD_INPUT')
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  const ops = openSpace(urlFor(url, spaceDatabaseName(prefix, 'Instances-4', OPS)))
  const noted = { action: 'refused:importBundle', after: { equals: { code: 'SIGNER_UNKNOWN', digest: fileDigest } } }
  expect(await ops.client.auditEvent.count({ where: noted })).toBe(1)
  await ops.close()
})

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { fingerprintOf, generateSpaceKeys, readIdentity, writeIdentity } from '@spaceport/kit/bundle/identity'
import { signReceipt } from '@spaceport/kit/bundle/receipt'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { closeConnections } from '@spaceport/kit/client'
import { MANAGER } from '../testing/callers.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

const SPACE = 'Spaces-3'

let instance: TestInstance
beforeAll(async () => {
  instance = await testInstance()
  const json = { space: SPACE, members: [{ subject: 'Users-1', role: 16 }] }
  await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
})
afterAll(async () => {
  await instance.close()
  await closeConnections()
})

const ask = async (query: string, variables: object = {}) => {
  const call = {
    method: 'POST' as const,
    path: `/spaces/${SPACE}/graphql`,
    json: { query, variables },
    caller: MANAGER,
  }
  const { json } = await instance.as('gateway').call(call)
  return json as { data: Record<string, Record<string, { id: string; [field: string]: unknown }>> }
}

async function act(mutation: string, input: object, what: string, fields = 'id') {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${what} { ${fields} } errors { message } } }`
  const answer = (await ask(query, { input })).data[mutation]?.[what]
  if (!answer) throw new Error(`${mutation} was refused`)
  return answer
}

const take = (json: object, from: 'zone' | 'gateway' = 'zone') =>
  instance.as(from).call({ method: 'POST', path: '/internal/receipts/take', json })

it('takes a receipt that the zone carried, of a bundle of a Space that lives here', async () => {
  const space = SPACE
  const { identity } = await act('createSpaceKeys', { space, name: 'Dev' }, 'spaceIdentity', 'identity')
  const own = partyOf(readIdentity(String(identity)))
  const ops = generateSpaceKeys('Ops')
  const pinned = { space, identity: writeIdentity(ops.identity), purpose: 'RECEIPTS' }
  const { id: trust } = await act('createTrust', pinned, 'trust')
  await act('confirmTrust', { id: trust, fingerprint: fingerprintOf(ops.identity) }, 'trust')
  const { id: projectGroup } = await act('createProjectGroup', { space, name: 'All' }, 'projectGroup')
  const { id: lifecycle } = await act('createLifecycle', { space, name: 'Usual', phases: [] }, 'lifecycle')
  const { id: project } = await act('createProject', { space, name: 'Web', projectGroup, lifecycle }, 'project')
  const { id: release } = await act('createRelease', { project, version: '1.0' }, 'release')
  const fields = 'id bundleId statementDigest'
  const bundle = await act('promoteRelease', { release, trust }, 'outgoingBundle', fields)
  const at = new Date(Date.now() - 60_000).toISOString()
  const deployment = { id: 'Spaces-9/Deployments-1', environment: 'Staging', tenant: 'Acme', state: 'SUCCESS' }
  const receipt = signReceipt(
    {
      ...{ bundleId: String(bundle.bundleId), statementDigest: String(bundle.statementDigest), number: 1 },
      ...{ source: partyOf(ops.identity), destination: own, issuedAt: at, importedAt: at, decidedAt: at },
      ...{ state: 'ACCEPTED', reason: null, approvals: [], onward: [] },
      release: { project: 'Web', version: '1.0', origin: `${own.root}/${release}` },
      deployments: [{ ...deployment, queuedAt: at, startedAt: at, completedAt: at }],
    },
    ops,
  )
  for (const _time of ['first', 'again']) {
    expect(await take({ space, receipt })).toMatchObject({ status: 200, json: { id: bundle.id } })
  }
  const { data } = await ask(`{ deployments(first: 9) { totalCount } environments(first: 9) { nodes { name } } }`)
  expect(data).toMatchObject({ deployments: { totalCount: 1 }, environments: { nodes: [{ name: 'Ops: Staging' }] } })
  // A placeholder is nobody's here.
  for (const kind of ['ENVIRONMENT', 'TENANT']) {
    const json = { kind, spaces: [SPACE], limit: 9 }
    const call = { method: 'POST' as const, path: '/internal/ownership', json, caller: MANAGER }
    expect(await instance.as('zone').ask(call)).toEqual({ ids: [] })
  }
})

it('is refused of anybody else, of another Space, and of what is none', async () => {
  const code = async (answer: ReturnType<typeof take>) => {
    const { status, json } = await answer
    return `${status} ${(json as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code}`
  }
  expect((await take({ space: SPACE, receipt: 'hello' }, 'gateway')).status).toBe(401)
  expect(await code(take({ space: SPACE }))).toBe('400 BAD_INPUT')
  expect(await code(take({ space: 'Spaces-99', receipt: 'hello' }))).toBe('404 NOT_FOUND')
  expect(await code(take({ space: SPACE, receipt: 'hello' }))).toBe('400 BUNDLE_MALFORMED')
})

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { generateSpaceKeys, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import { signReceipt, type ReceiptDeployment, type ReceiptStatement } from '@spaceport/kit/bundle/receipt'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { identityOf, keysOf } from '../space-key/keys.js'
import { caller, MANAGER, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate, type Payload } from '../testing/mutate.js'
import { trusted } from '../testing/trusts.js'
import { placeholder, sourceSpace, type Source } from './testing/source.js'
import { takeReceipt } from './take-receipt.js'

let source: Source
let version = 0
beforeAll(async () => {
  source = await sourceSpace()
})
afterAll(() => source.space.close())

type Said = Partial<Omit<ReceiptStatement, 'formatVersion'>>

/** A bundle on its way, and what Ops says of it. */
async function sent() {
  const release = await source.release(`1.0.${++version}`)
  const id = await source.promoted(release)
  const { bundleId, statementDigest, releaseId } = await source.row(id)
  const identity = await identityOf(source.space.db)
  if (!identity) throw new Error('no keys')
  const origin = `${identity.root}/${release}`
  const say = (number: number, said: Said = {}, signer: SpaceKeys = source.ops) =>
    signReceipt(
      {
        ...{ bundleId, statementDigest, number, state: 'ACCEPTED', decidedAt: null, reason: null, approvals: [] },
        ...{ source: partyOf(signer.identity), destination: partyOf(identity), importedAt: at(0) },
        ...{ issuedAt: at(number), release: { project: 'Web', version: '1', origin }, deployments: [], onward: [] },
        ...said,
      },
      signer,
    )
  return { release, id, releaseId, say, origin, row: () => source.row(id) }
}

/** A moment of the past: minutes after three hours ago. */
const START = Date.now() - 3 * 3_600_000
const at = (minute: number) => new Date(START + minute * 60_000).toISOString()

const deployment = (local: number, environment: string, state = 'SUCCESS', more: Partial<ReceiptDeployment> = {}) => ({
  ...{ id: `Spaces-9/Deployments-${local}`, environment, tenant: null, state, queuedAt: at(local), startedAt: null },
  completedAt: ['QUEUED', 'EXECUTING'].includes(state) ? null : at(local + 1),
  ...more,
})

const FIELDS = 'outgoingBundle { id state lastReceipt { number issuedAt } }'
const takeIn = (input: Record<string, unknown>, who = MANAGER): Promise<Payload> =>
  mutate(source.space, 'importReceipt', input, who, FIELDS)
const take = (receipt: string, who = MANAGER) => takeIn({ space: 'Spaces-1', receipt }, who)

async function* once(bytes: Buffer) {
  yield bytes
}
const code = ({ errors }: Payload) => errors[0]?.code
const told = (releaseId: number) =>
  source.space.db.deployment.findMany({
    where: { releaseId, remoteId: { not: null } },
    orderBy: { queuedAt: 'asc' },
    include: { environment: true, tenant: true, task: true },
  })

/** All that a receipt might change, as text. */
async function everything(): Promise<string> {
  const { db } = source.space
  const tables = [db.outgoingBundle, db.deployment, db.environment, db.tenant, db.deploymentCell, db.project, db.trust]
  const rows = await Promise.all(tables.map((table) => (table.findMany as () => PromiseLike<object[]>)()))
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

describe('a receipt', () => {
  it('says what became of a bundle, and shows where its release was deployed, in placeholders', async () => {
    const { say, id, releaseId, row, release } = await sent()
    const first = say(1, { state: 'RECEIVED' })
    expect(await take(first)).toMatchObject({
      errors: [],
      outgoingBundle: { id, state: 'IMPORTED', lastReceipt: { number: 1, issuedAt: at(1) } },
    })
    const running = deployment(4, 'Production', 'EXECUTING', { tenant: 'Acme', startedAt: at(4) })
    const second = say(2, { deployments: [deployment(2, 'Staging'), running] })
    expect(await take(second)).toMatchObject({ outgoingBundle: { state: 'ACCEPTED' } })
    expect(await row()).toMatchObject({ receiptNumber: 2, receipt: second, state: 'ACCEPTED' })
    const root = source.ops.identity.root
    const elsewhere = { remoteRoot: root, remoteSpace: 'Ops', remoteOf: null }
    expect(await told(releaseId)).toMatchObject([
      {
        ...{ remoteId: `${root}/Spaces-9/Deployments-2`, state: 'SUCCESS', task: null, tenant: null, projectId: 1 },
        ...{ queuedAt: new Date(at(2)), completedAt: new Date(at(3)), receiptIssuedAt: new Date(at(2)) },
        environment: { name: 'Ops: Staging', remoteName: 'Staging', ...elsewhere },
      },
      {
        ...{ remoteId: `${root}/Spaces-9/Deployments-4`, state: 'EXECUTING', completedAt: null },
        environment: { name: 'Ops: Production', remoteName: 'Production', ...elsewhere },
        tenant: { name: 'Ops: Acme', remoteName: 'Acme', ...elsewhere },
      },
    ])
    const done = { ...running, state: 'FAILED', completedAt: at(6) }
    const third = say(5, { deployments: [deployment(2, 'Staging'), done] })
    expect((await take(third)).errors).toEqual([])
    expect(await told(releaseId)).toMatchObject([
      { version: 1, receiptIssuedAt: new Date(at(5)) },
      { version: 2, state: 'FAILED', completedAt: new Date(at(6)), receiptIssuedAt: new Date(at(5)) },
    ])
    const { lastDeployedAt } = await source.space.db.project.findFirstOrThrow()
    expect(lastDeployedAt).toEqual(new Date(at(6)))

    const query = `query ($id: ID!) { node(id: $id) { ... on Release { deployments(first: 9, orderBy: { field: QUEUED_AT, direction: ASC }) { nodes {
      state task { id } prompts { name } duration createdById comments receipt { issuedAt }
      environment { name isRemote remoteSpace remoteName lastReceipt { issuedAt receivedAt } } tenant { isRemote lastReceipt { issuedAt } } } } } }
      deploymentMatrix(first: 9) { nodes { state environment { name } tenant { name } current { receipt { issuedAt } } } } }`
    const { data, errors } = await source.space.ask<object>(query, { id: release })
    expect(errors).toEqual([])
    const age = { issuedAt: at(5) }
    expect(data).toMatchObject({
      node: {
        deployments: {
          nodes: [
            {
              ...{ state: 'SUCCESS', task: null, prompts: [], createdById: null, comments: null, receipt: age },
              environment: { name: 'Ops: Staging', isRemote: true, remoteSpace: 'Ops', lastReceipt: age },
            },
            { state: 'FAILED', tenant: { isRemote: true, lastReceipt: age } },
          ],
        },
      },
      deploymentMatrix: {
        nodes: [
          { state: 'FAILED', environment: { name: 'Ops: Production' }, tenant: { name: 'Ops: Acme' } },
          { state: 'SUCCESS', environment: { name: 'Ops: Staging' }, tenant: null, current: { receipt: age } },
        ],
      },
    })
  })

  it('is taken from the content of the Space, where one goes that is too large for a request', async () => {
    const { say, row } = await sent()
    const put = (bytes: Buffer) =>
      source.space.content.put('Spaces-1', once(bytes)).then(({ sha256 }) => ({ space: 'Spaces-1', digest: sha256 }))
    const [receipt, large] = [say(1), Buffer.alloc(4 * 1024 * 1024 + 1, ' ')]
    const given = await put(Buffer.from(receipt))
    expect(code(await takeIn({ ...given, receipt }))).toBe('BAD_INPUT')
    expect(code(await takeIn({ space: 'Spaces-1' }))).toBe('BAD_INPUT')
    expect(code(await takeIn({ ...given, digest: 'x' }))).toBe('BAD_INPUT')
    expect(code(await takeIn({ ...given, digest: '0'.repeat(64) }))).toBe('NOT_FOUND')
    expect(code(await takeIn(given, VIEWER))).toBe('FORBIDDEN')
    expect(code(await takeIn(await put(large)))).toBe('TOO_LARGE')
    expect(await row()).toMatchObject({ receiptNumber: 0 })
    expect(await takeIn(given)).toMatchObject({ errors: [], outgoingBundle: { lastReceipt: { number: 1 } } })
    expect(await row()).toMatchObject({ receipt })
  })

  it('again, and one that is older, changes nothing and is answered alike', async () => {
    const { say, id } = await sent()
    const older = say(1, { deployments: [deployment(20, 'Staging', 'EXECUTING')] })
    const newer = say(3, { deployments: [deployment(20, 'Staging', 'SUCCESS')] })
    const answer = await take(newer)
    const state = await everything()
    const events = await source.space.db.auditEvent.count()
    for (const receipt of [newer, older]) expect(await take(receipt)).toEqual(answer)
    expect(answer).toMatchObject({ errors: [], outgoingBundle: { id, lastReceipt: { number: 3 } } })
    expect(await everything()).toBe(state)
    expect(await source.space.db.auditEvent.count()).toBe(events)
  })

  it('takes a deployment forwards only, whatever other bundles of the release say', async () => {
    const { say, releaseId, release } = await sent()
    await take(say(2, { deployments: [deployment(30, 'Staging', 'SUCCESS')] }))
    await source.act('createVariable', { owner: 'Spaces-1/Projects-1', name: 'Another', value: 'x' })
    await source.act('updateReleaseVariables', { id: release })
    const next = await source.row(await source.promoted(release))
    const of = { bundleId: next.bundleId, statementDigest: next.statementDigest }
    const older = [deployment(30, 'Staging', 'EXECUTING'), deployment(31, 'Staging', 'QUEUED')]
    expect((await take(say(1, { ...of, deployments: older }))).errors).toEqual([])
    const newer = { state: 'SUCCESS', version: 1, receiptIssuedAt: new Date(at(2)) }
    expect(await told(releaseId)).toMatchObject([newer, { state: 'QUEUED' }])
  })

  it('finds the placeholder that there is, and a name of its own for a new one', async () => {
    const { db } = source.space
    await db.environment.create({ data: placeholder(source, 'Known') })
    await db.environment.create({ data: { name: 'Ops: Taken', nameKey: 'ops: taken' } })
    const { say, releaseId } = await sent()
    const long = 'x'.repeat(200)
    const environments = ['Known', 'Taken', long, `${long.slice(1)}y`]
    await take(say(1, { deployments: environments.map((name, i) => deployment(40 + i, name)) }))
    const names = (await told(releaseId)).map(({ environment }) => environment.name)
    const cut = `Ops: ${'x'.repeat(191)} (2)`
    expect(names).toEqual(['Ops: Known', 'Ops: Taken (2)', `Ops: ${'x'.repeat(195)}`, cut])
  })

  it.each([
    ['something else', () => 'hello', 'BUNDLE_MALFORMED'],
    ['one of a Space that nobody trusts', ({ say }: Sent) => say(1, {}, generateSpaceKeys('Ops')), 'SIGNER_UNKNOWN'],
    [
      'one whose signature is of something else',
      ({ say }: Sent) => {
        const [one, other] = [JSON.parse(say(1)) as object, JSON.parse(say(2)) as { payload: string }]
        return canonical({ ...one, payload: other.payload })
      },
      'BUNDLE_TAMPERED',
    ],
    [
      'one for another Space',
      ({ say }: Sent) => say(1, { destination: partyOf(generateSpaceKeys('Dev').identity) }),
      'WRONG_DESTINATION',
    ],
    [
      'one of the future',
      ({ say }: Sent) => say(1, { issuedAt: new Date(Date.now() + 3_600_000).toISOString() }),
      'BUNDLE_NOT_YET_VALID',
    ],
    [
      'one of an unknown bundle',
      ({ say }: Sent) => say(1, { bundleId: '7d444840-9dc0-11d1-b245-5ffdce74fad2' }),
      'RECEIPT_UNMATCHED',
    ],
    [
      'one of another statement of the bundle',
      ({ say }: Sent) => say(1, { statementDigest: '0'.repeat(64) }),
      'RECEIPT_UNMATCHED',
    ],
    ['a state that no deployment has', odd({ state: 'GONE' }), 'BUNDLE_MALFORMED'],
    ['an id that is no deployment', odd({ id: 'Spaces-9/Projects-1' }), 'BUNDLE_MALFORMED'],
    ['an id of another Space', odd({ id: `${'0'.repeat(64)}/Spaces-9/Deployments-1` }), 'BUNDLE_MALFORMED'],
    ['a name that nothing has', odd({ environment: 'a\u0007b' }), 'BUNDLE_MALFORMED'],
    ['a tenant without a name', odd({ tenant: ' ' }), 'BUNDLE_MALFORMED'],
    ['a number that no receipt has', ({ say }: Sent) => say(2 ** 31, { issuedAt: at(1) }), 'BUNDLE_MALFORMED'],
    ['a time before time', odd({ queuedAt: '1969-12-31T23:59:59.000Z' }), 'BUNDLE_MALFORMED'],
  ])('is refused that is %s: nothing changes, and the audit tells', async (_what, make, expected) => {
    const receipt = make(await sent())
    const state = await everything()
    const { db } = source.space
    const { _max } = await db.auditEvent.aggregate({ _max: { id: true } })
    // Each by somebody else: what one person repeats is counted.
    const who = caller(`Users-${1_000 + version}`)
    await giveRole(db, who.subject, 16)
    expect(code(await take(receipt, who))).toBe(expected)
    expect(await everything()).toBe(state)
    const events = await db.auditEvent.findMany({ where: { id: { gt: _max.id ?? 0 } } })
    expect(events).toMatchObject([
      { actor: who.subject, action: 'refused:importReceipt', subject: 'Spaces-1', after: { code: expected } },
    ])
  })

  it('is refused of a Space that is not trusted any more, or that the bundle did not go to', async () => {
    const { say } = await sent()
    const other = generateSpaceKeys('Other')
    const trust = await trusted(source.space, other.identity, 'RECEIPTS')
    expect(code(await take(say(1, {}, other)))).toBe('RECEIPT_UNMATCHED')
    await source.act('revokeTrust', { id: trust, reason: 'Lost.' })
    expect(code(await take(say(1, {}, other)))).toBe('SIGNER_REVOKED')
    expect(code(await take(say(1), VIEWER))).toBe('FORBIDDEN')
  })

  it('passes on what Spaces further on told of the same release, but not for one that is heard itself, nor for itself', async () => {
    const { say, releaseId, origin } = await sent()
    const [edge, beyond, heard] = [generateSpaceKeys('Edge'), generateSpaceKeys('Beyond'), generateSpaceKeys('Heard')]
    await trusted(source.space, heard.identity, 'RECEIPTS')
    const [own] = await keysOf(source.space.db, await source.space.contextOf())
    if (!own) throw new Error('no keys')
    const passed = (signer: SpaceKeys, local: number, said: Said = {}) =>
      say(
        1,
        {
          ...{ destination: partyOf(source.ops.identity), deployments: [deployment(local, 'Site')] },
          ...said,
        },
        signer,
      )
    const onward = [
      passed(edge, 60, { onward: [passed(beyond, 61)] }),
      passed(heard, 62),
      passed(own, 65),
      passed(edge, 63, { release: { project: 'Web', version: '1', origin: `${origin}0` } }),
      'not a receipt',
      passed(edge, 64, { deployments: [deployment(64, 'a\u0007b')] }),
    ]
    expect((await take(say(1, { deployments: [deployment(59, 'Staging')], onward }))).errors).toEqual([])
    expect((await told(releaseId)).map(({ remoteId, environment }) => [remoteId, environment.name])).toEqual([
      [`${source.ops.identity.root}/Spaces-9/Deployments-59`, 'Ops: Staging'],
      [`${edge.identity.root}/Spaces-9/Deployments-60`, 'Edge: Site'],
      [`${beyond.identity.root}/Spaces-9/Deployments-61`, 'Beyond: Site'],
    ])
  })

  it('tells of nothing that is yet to come', async () => {
    const { say, releaseId } = await sent()
    const far = { queuedAt: '9999-01-01T00:00:00.000Z', completedAt: '9999-01-01T00:00:00.000Z' }
    const passed = { ...deployment(67, 'Site', 'SUCCESS', far) }
    const edge = generateSpaceKeys('Edge')
    const onward = [say(1, { issuedAt: far.queuedAt, deployments: [passed] }, edge)]
    const deployments = [deployment(66, 'Staging', 'SUCCESS', far)]
    expect((await take(say(1, { deployments, onward }))).errors).toEqual([])
    const times = (await told(releaseId)).flatMap((row) => [row.queuedAt, row.completedAt, row.receiptIssuedAt])
    expect(times).toHaveLength(6)
    for (const time of times) expect(Number(time)).toBeLessThanOrEqual(Date.now())
    const { lastDeployedAt } = await source.space.db.project.findFirstOrThrow()
    expect(Number(lastDeployedAt)).toBeLessThanOrEqual(Date.now())
  })

  it('tells of no deployment of another release', async () => {
    const [one, other] = [await sent(), await sent()]
    await take(one.say(1, { deployments: [deployment(70, 'Staging', 'EXECUTING')] }))
    expect((await take(other.say(1, { deployments: [deployment(70, 'Staging', 'SUCCESS')] }))).errors).toEqual([])
    expect(await told(one.releaseId)).toMatchObject([{ state: 'EXECUTING' }])
    expect(await told(other.releaseId)).toEqual([])
  })

  it('that the zone carries is taken in its name, and noted so when it is refused', async () => {
    const { say, id } = await sent()
    const { db } = source.space
    const taking = { db, space: 1, spaceId: 'Spaces-1', requestId: 'carried' }
    const { local } = await takeReceipt(taking, say(1, { deployments: [deployment(80, 'Staging')] }), 'zone')
    expect(`Spaces-1/OutgoingBundles-${local}`).toBe(id)
    await expect(takeReceipt(taking, 'hello', 'zone')).rejects.toMatchObject({ code: 'BUNDLE_MALFORMED' })
    const events = await db.auditEvent.findMany({ where: { actor: 'zone' }, orderBy: { id: 'asc' } })
    expect(events.map(({ action, kind }) => `${action} ${kind}`)).toEqual([
      ...['importReceipt OutgoingBundles', 'importReceipt Deployments', 'refused:importReceipt Spaces'],
    ])
    expect(events[1]).toMatchObject({ projectIds: [1], projectGroupIds: [1] })
  })

  it('leaves its deployments to the Space that did them', async () => {
    const { say, releaseId } = await sent()
    await take(say(1, { deployments: [deployment(90, 'Staging'), deployment(91, 'Staging', 'QUEUED')] }))
    const [over, queued] = (await told(releaseId)).map(({ id }) => `Spaces-1/Deployments-${id}`)
    await expect(source.act('deleteDeployment', { id: over })).rejects.toThrow('NOT_OWNER')
    await expect(source.act('reportDeployment', { deployment: queued, state: 'SUCCESS' })).rejects.toThrow('NOT_OWNER')
  })
})

type Sent = Awaited<ReturnType<typeof sent>>

function odd(more: Partial<ReceiptDeployment>) {
  return ({ say }: Sent) => say(1, { deployments: [deployment(50, 'Staging', 'SUCCESS', more)] })
}

/** JSON with its fields in order, as envelopes are. */
function canonical(value: object): string {
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))))
}

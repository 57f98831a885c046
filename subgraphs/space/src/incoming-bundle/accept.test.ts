import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { readReceipt } from '@spaceport/kit/bundle/receipt'
import { openSecret } from '../secret/open.js'
import { readFrozenProcess } from '../process/snapshot.js'
import { keptProperties } from '../process/properties.js'
import { digestOf } from '../testing/everywhere/digest.js'
import { named } from '../testing/rows.js'
import { trusted } from '../testing/trusts.js'
import { readFrozenVariables } from '../variable/snapshot.js'
import { action, step, value } from './testing/carried.js'
import { localOf, targetSpace, type Making, type Target } from './testing/target.js'

let target: Target
beforeAll(async () => {
  target = await targetSpace()
  const { db } = target.space
  await db.account.create({ data: { ...named('Deployer'), type: 'USERNAME_PASSWORD' } })
  await db.workerPool.create({ data: named('Linux') })
  const tags = { create: { ...named('EU'), color: '#00ff00', position: 0 } }
  await db.tagSet.create({ data: { ...named('Region'), tags } })
})
afterAll(() => target.space.close())

const LIFECYCLE = 'Spaces-3/Lifecycles-1'
const environment = (local: number) => `Spaces-3/Environments-${local}`
const SECRET = 'correct horse battery staple'
const OTHER_SECRET = 'a second secret text'

/** Accepts a bundle; gives the ids of the project and the release that it became. */
async function accepted(bundle: string, more: object = {}): Promise<{ project: string; release: string }> {
  const fields = 'incomingBundle { state project { id } release { id } }'
  const answer = await target.act('acceptBundle', { bundle, lifecycle: LIFECYCLE, ...more }, fields)
  const { project, release } = answer.incomingBundle as { project: { id: string }; release: { id: string } }
  return { project: project.id, release: release.id }
}

/** A project name that no other test has. */
let projects = 0
const fresh = () => ({ name: `Project ${++projects}` })

/** What a release froze. */
async function frozen(release: string) {
  const row = await target.space.db.release.findUniqueOrThrow({
    where: { id: localOf(release) },
    include: { processSnapshot: true, variableSnapshot: true, packages: true },
  })
  return {
    row,
    steps: row.processSnapshot ? readFrozenProcess(row.processSnapshot.content).steps : [],
    variables: row.variableSnapshot ? readFrozenVariables(row.variableSnapshot.content).variables : [],
  }
}

async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await target.space.ask<Data>(query, variables)
  if (errors[0]) throw new Error(errors[0].message)
  return data
}

describe('an accepted bundle', () => {
  it('becomes a release of a remote project, with the numbers of what is here', async () => {
    const project = { ...fresh(), description: 'Sells.', tenantedMode: 'UNTENANTED' as const }
    const bundle = await target.taken(11, {
      project,
      secrets: [SECRET, OTHER_SECRET],
      process: {
        steps: [
          step(
            'Deploy',
            action('Web', {
              ...{ environments: ['production', 'Moon'], accounts: ['deployer'], workerPool: 'LINUX' },
              properties: JSON.stringify({ Plain: '#{Url}', Token: { secret: 1 } }),
              packages: [{ name: '', packageId: 'Acme.Web', feed: 'Elsewhere' }],
            }),
            action('Moon only', { environments: ['Moon'] }),
            action('Unlike the EU', { tenantTags: ['Region/EU'], excludedEnvironments: ['Moon', 'Dev'] }),
          ),
        ],
      },
      variables: [
        value('Url', { value: 'https://everywhere' }),
        value('Url', { value: 'https://production', scope: { environments: ['Production', 'Moon'] } }),
        value('Url', { value: 'https://moon', scope: { environments: ['Moon'] } }),
        value('Url', { value: 'https://deploy', scope: { steps: ['deploy'], channels: ['Hotfix'] } }),
        value('Password', { type: 'SENSITIVE', secret: 0, scope: { tenantTags: ['Region/EU'] } }),
        value('Who', { type: 'USERNAME_PASSWORD_ACCOUNT', account: 'Deployer' }),
      ],
      packages: [
        { action: 'Web', name: '', packageId: 'Acme.Web', version: '2.0', feed: 'Elsewhere', sha256: null, size: null },
      ],
      builds: [{ packageId: 'Acme.Web', version: '2.0', branch: 'main', commit: 'abc', url: null, builtAt: null }],
    })
    const ids = await accepted(bundle)
    const { row, steps, variables } = await frozen(ids.release)
    const { db } = target.space
    expect(await db.project.findUniqueOrThrow({ where: { id: row.projectId } })).toMatchObject({
      ...{ name: `Dev: ${project.name}`, description: 'Sells.', tenantedMode: 'UNTENANTED', lifecycleId: 1 },
      ...{ remoteRoot: target.dev.identity.root, remoteSpace: 'Dev', remoteName: project.name, remoteOf: null },
    })
    expect(row).toMatchObject({
      name: '1.0.11',
      notes: 'New.',
      origin: `${target.dev.identity.root}/Spaces-1/Releases-11`,
    })
    const [web, moon, eu] = steps[0]?.actions ?? []
    expect(web).toMatchObject({
      ...{
        environmentIds: [4],
        accountIds: [1],
        workerPoolId: (await db.workerPool.findUniqueOrThrow({ where: { nameKey: 'linux' } })).id,
      },
      ...{ packages: [{ name: '', packageId: 'Acme.Web', feedId: 1 }], isDisabled: false },
    })
    // It would else run everywhere.
    expect(moon).toMatchObject({ environmentIds: [], isDisabled: true })
    expect(eu).toMatchObject({ tenantTagIds: [1], excludedEnvironmentIds: [1], isDisabled: false })
    const { plain, secrets } = keptProperties(web?.properties ?? '{}')
    expect(plain).toEqual({ Plain: '#{Url}' })
    const context = await target.space.contextOf()
    expect(await openSecret(db, context, secrets.get('Token') ?? 0)).toBe(OTHER_SECRET)
    const told = variables.map(({ name, value: text, scope }) => [name, text, scope.environmentIds])
    expect(told).toEqual([
      ['Password', null, []],
      ['Url', 'https://everywhere', []],
      ['Url', 'https://production', [4]],
      ['Url', 'https://deploy', []],
      ['Who', null, []],
    ])
    const [password, , , deploy, who] = variables
    expect(deploy?.scope).toMatchObject({ stepIds: [steps[0]?.id], channelIds: [row.channelId] })
    expect(password?.scope.tenantTagIds).toEqual([1])
    expect(await openSecret(db, context, password?.secretId ?? 0)).toBe(SECRET)
    expect(who?.accountId).toBe(1)
    expect(row.packages).toMatchObject([{ version: '2.0', feedId: 1, buildInformationId: 1 }])
    const live = `query ($id: ID!) { node(id: $id) { ... on Release { isRemote remoteSpace origin incomingBundle { id state }
      project { isRemote remoteSpace remoteName deploymentProcess { steps { name } } } } } }`
    const { node } = await ask<{ node: unknown }>(live, { id: ids.release })
    expect(node).toMatchObject({
      ...{ isRemote: true, remoteSpace: 'Dev', incomingBundle: { id: bundle, state: 'ACCEPTED' } },
      project: {
        isRemote: true,
        remoteSpace: 'Dev',
        remoteName: project.name,
        deploymentProcess: { steps: [{ name: 'Deploy' }] },
      },
    })
  })

  it('goes on: values are filled in, it is deployed, and a receipt tells of it', async () => {
    const project = fresh()
    const bundle = await target.taken(12, { project, needed: ['Region', 'Password'] })
    const values = [
      { name: 'region', environment: environment(1), value: 'eu' },
      { name: 'Password', environment: environment(2), secret: SECRET },
    ]
    const ids = await accepted(bundle, { values })
    const deploy = (local: number) => ({ release: ids.release, environment: environment(local) })
    expect(await target.refusal('createDeployment', deploy(1))).toBe('VALUES_MISSING input.environment')
    const templates = await target.space.db.variableTemplate.findMany({
      where: { projectId: localOf(ids.project) },
      orderBy: { position: 'asc' },
    })
    expect(templates.map(({ name, control, scope, isRequired }) => [name, control, scope, isRequired])).toEqual([
      ['Region', 'SINGLE_LINE_TEXT', 'ENVIRONMENT', true],
      ['Password', 'SENSITIVE', 'ENVIRONMENT', true],
    ])
    const none = {
      template: `Spaces-3/VariableTemplates-${templates[1]?.id}`,
      environment: environment(1),
      isNull: true,
    }
    await target.act('setTemplateValues', { space: 'Spaces-3', values: [none] })
    expect(await target.refusal('createDeployment', deploy(1))).toBeNull()
    const row = () => target.space.db.incomingBundle.findUniqueOrThrow({ where: { id: localOf(bundle) } })
    expect(await row()).toMatchObject({ receiptNumber: 1, isReceiptDue: true })
    const fields = 'incomingBundle { receipt receiptNumber isReceiptDue }'
    const { incomingBundle: told } = await target.act('makeReceipt', { bundle }, fields)
    const { receipt, receiptNumber, isReceiptDue } = told as {
      receipt: string
      receiptNumber: number
      isReceiptDue: boolean
    }
    expect({ receiptNumber, isReceiptDue }).toEqual({ receiptNumber: 2, isReceiptDue: false })
    expect(readReceipt(receipt)).toMatchObject({
      ...{ number: 2, state: 'ACCEPTED', release: { project: project.name, version: '1.0.12' } },
      deployments: [
        { id: expect.stringMatching(/^Spaces-3\/Deployments-\d+$/), environment: 'Dev', tenant: null, state: 'QUEUED' },
      ],
    })
    expect((await row()).firstReceipt).not.toBe(receipt)
    const again = await target.act('makeReceipt', { bundle }, fields)
    expect(again.incomingBundle).toEqual(told)
    await target.space.db.deployment.updateMany({
      where: { releaseId: localOf(ids.release) },
      data: { state: 'SUCCESS', completedAt: new Date() },
    })
    expect(await row()).toMatchObject({ isReceiptDue: true })
  })

  it('is replaced by the next bundle of the same release, in place', async () => {
    const project = fresh()
    const making = (text: string, more: Making = {}): Making => ({
      project,
      secrets: [SECRET],
      variables: [value('Url', { value: text }), value('Password', { type: 'SENSITIVE', secret: 0 })],
      ...more,
    })
    const first = await accepted(await target.taken(13, making('old', { needed: ['Region', 'Gone'] })), {
      values: [{ name: 'Region', environment: environment(1), value: 'eu' }],
    })
    const before = await frozen(first.release)
    const bundle = await target.taken(13, making('new', { needed: ['Region'], release: { notes: 'Better.' } }))
    const ids = await accepted(bundle, { lifecycle: null })
    expect(ids).toEqual(first)
    const after = await frozen(ids.release)
    expect(after.row).toMatchObject({ notes: 'Better.', version: before.row.version + 1 })
    const of = ({ variables }: typeof after, name: string) => variables.find((variable) => variable.name === name)
    expect(of(after, 'Url')?.value).toBe('new')
    // What says the same keeps its row.
    expect(of(after, 'Password')?.secretId).toBe(of(before, 'Password')?.secretId)
    const { db } = target.space
    const templates = await db.variableTemplate.findMany({
      where: { projectId: localOf(ids.project) },
      select: { name: true, values: { select: { value: true } } },
    })
    expect(templates).toEqual([{ name: 'Region', values: [{ value: 'eu' }] }])
    expect(await db.variableSnapshot.count({ where: { id: before.row.variableSnapshotId ?? 0 } })).toBe(0)
    // Another release of the project joins it.
    const next = await accepted(await target.taken(14, { project }))
    expect(next.project).toBe(first.project)
    expect(next.release).not.toBe(first.release)
  })

  it('is deployed at once where its lifecycle takes new releases by itself', async () => {
    const { db } = target.space
    const at = { phaseId_environmentId: { phaseId: 1, environmentId: 1 } }
    await db.phaseEnvironment.update({ where: at, data: { isAutomatic: true } })
    const { release } = await accepted(await target.taken(15, { project: fresh() }))
    await db.phaseEnvironment.update({ where: at, data: { isAutomatic: false } })
    expect(await db.deployment.findMany({ where: { releaseId: localOf(release) } })).toMatchObject([
      { environmentId: 1, createdBy: expect.anything() },
    ])
  })

  it('takes another name where its own is taken', async () => {
    const project = fresh()
    await target.act('createProject', {
      ...{
        space: 'Spaces-3',
        name: `Dev: ${project.name}`,
        projectGroup: 'Spaces-3/ProjectGroups-1',
        lifecycle: LIFECYCLE,
      },
    })
    const { project: id } = await accepted(await target.taken(16, { project }))
    const row = await target.space.db.project.findUniqueOrThrow({ where: { id: localOf(id) } })
    expect(row).toMatchObject({ name: `Dev: ${project.name} (2)`, remoteName: project.name })
  })

  it('leaves no secret in answers, events or columns of its own', async () => {
    const variables = [value('Password', { type: 'SENSITIVE', secret: 0 })]
    const bundle = await target.taken(17, { project: fresh(), secrets: ['unheard of'], variables, needed: ['Key'] })
    const values = [{ name: 'Key', environment: environment(1), secret: 'unheard of, too' }]
    await accepted(bundle, { values, idempotencyKey: 'secretly' })
    const { db } = target.space
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'`
    for (const { name } of tables) {
      const [{ count } = { count: -1 }] = await db.$queryRawUnsafe<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM "${name}" t WHERE t::text LIKE '%unheard of%'`,
      )
      expect({ name, count }).toEqual({ name, count: 0 })
    }
  })
})

describe('a bundle is not accepted', () => {
  /** The code of the refusal, which changes nothing. */
  async function refusal(input: Record<string, unknown>): Promise<string | null> {
    const before = await digestOf(target.space)
    const code = await target.refusal('acceptBundle', { lifecycle: LIFECYCLE, ...input })
    expect(await digestOf(target.space)).toEqual(before)
    return code
  }

  it('without a lifecycle for a new project, with another version, or twice', async () => {
    const bundle = await target.taken(21, { project: fresh() })
    expect(await refusal({ bundle, lifecycle: null })).toBe('BAD_INPUT input.lifecycle')
    expect(await refusal({ bundle, lifecycle: 'Spaces-3/Lifecycles-99' })).toBe('NOT_FOUND input.lifecycle')
    expect(await refusal({ bundle, expectedVersion: 7 })).toBe('VERSION_CONFLICT input.expectedVersion')
    expect(await refusal({ bundle: 'Spaces-3/IncomingBundles-999' })).toBe('NOT_FOUND input.bundle')
    await accepted(bundle)
    expect(await refusal({ bundle })).toBe('INVALID_STATE input.bundle')
  })

  it('while what its enabled actions and values use is not here', async () => {
    const steps = (isDisabled: boolean) => ({
      steps: [step('Deploy', action('Web', { isDisabled, accounts: ['Nobody'] }))],
    })
    const project = fresh()
    const bundle = await target.taken(22, { project, process: steps(false) })
    const before = await digestOf(target.space)
    const { errors } = await target.act('acceptBundle', { bundle, lifecycle: LIFECYCLE }).then(
      () => ({ errors: '' }),
      (error: Error) => ({ errors: error.message }),
    )
    expect(errors).toMatch(/^VALUES_MISSING input\.bundle: .*the account "Nobody"/)
    expect(await digestOf(target.space)).toEqual(before)
    const pool = value('Pool', { type: 'WORKER_POOL', workerPool: 'None' })
    expect(await refusal({ bundle: await target.taken(23, { project, variables: [pool] }) })).toMatch(/^VALUES_MISSING/)
    const azure = value('Who', { type: 'AZURE_ACCOUNT', account: 'Deployer' })
    expect(await refusal({ bundle: await target.taken(24, { project, variables: [azure] }) })).toMatch(
      /^VALUES_MISSING/,
    )
    const elsewhere = value('Pool', { type: 'WORKER_POOL', workerPool: 'None', scope: { environments: ['Moon'] } })
    const fine = await target.taken(25, { project, process: steps(true), variables: [elsewhere] })
    expect(await refusal({ bundle: await target.taken(26, { project, process: steps(false) }) })).toMatch(
      /^VALUES_MISSING/,
    )
    await accepted(fine)
  })

  it('with values that it does not ask for, or of another kind', async () => {
    const project = fresh()
    const template = {
      ...{ name: 'Port', label: null, helpText: null, controlType: 'SENSITIVE', options: null, scope: 'ENVIRONMENT' },
      ...{ isRequired: true, defaultValue: null, defaultSecret: null },
    } as const
    const bundle = await target.taken(27, { project, needed: ['Region'], templates: [template] })
    const given = (more: object) =>
      refusal({ bundle, values: [{ name: 'Region', environment: environment(1), ...more }] })
    expect(await given({ name: 'Other', value: 'x' })).toBe('BAD_INPUT input.values.0.name')
    expect(await given({})).toBe('BAD_INPUT input.values.0')
    expect(await given({ environment: null, value: 'x' })).toBe('BAD_INPUT input.values.0.environment')
    expect(await given({ environment: environment(99), value: 'x' })).toBe('NOT_FOUND input.values.0.environment')
    expect(await given({ name: 'Port', value: '80' })).toBe('BAD_INPUT input.values.0.value')
    const twice = { name: 'Region', environment: environment(1), value: 'eu' }
    expect(await refusal({ bundle, values: [twice, twice] })).toBe('BAD_INPUT input.values.1')
    await accepted(bundle, { values: [twice, { name: 'Port', environment: environment(1), secret: '80' }] })
  })

  it('that was rejected; its source hears why', async () => {
    const bundle = await target.taken(28)
    expect(await target.refusal('rejectBundle', { bundle, reason: ' ' })).toBe('BAD_INPUT input.reason')
    await target.act('rejectBundle', { bundle, reason: 'Not now.' })
    expect(await refusal({ bundle })).toBe('INVALID_STATE input.bundle')
    const { incomingBundle } = await target.act('makeReceipt', { bundle }, 'incomingBundle { receipt }')
    const receipt = readReceipt((incomingBundle as { receipt: string }).receipt)
    expect(receipt).toMatchObject({ state: 'REJECTED', reason: 'Not now.', number: 2 })
    expect(receipt.decidedAt).not.toBeNull()
  })

  it('when another release of its version is there already', async () => {
    const project = fresh()
    await accepted(await target.taken(29, { project, release: { version: '7.0' } }))
    const bundle = await target.taken(30, { project, release: { version: '7.0' } })
    expect(await refusal({ bundle })).toBe('CONFLICT input.bundle')
  })

  it('when another Space brought the same release before', async () => {
    const project = fresh()
    await accepted(await target.taken(32, { project }))
    const qa = generateSpaceKeys('QA')
    await trusted(target.space, qa.identity, 'RELEASES')
    const last = await target.space.db.trust.findFirstOrThrow({ where: { root: target.dev.identity.root } })
    const made = await target.make(32, { project, signer: qa, statement: { sequence: 1, previous: null } })
    target.forget({ ...made, sequence: last.lastSequence, statementDigest: last.lastDigest ?? '' })
    const { incomingBundle } = await target.import(made.bytes)
    expect(await refusal({ bundle: (incomingBundle as { id: string }).id })).toBe('CONFLICT input.bundle')
  })

  it('when trust has ended since it came', async () => {
    const bundle = await target.taken(31)
    await target.act('revokeTrust', { id: target.trust, reason: 'Lost.' })
    expect(await refusal({ bundle })).toMatch(/^SIGNER_REVOKED/)
  })
})

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { placeholder, sourceSpace, type Source } from '../outgoing-bundle/testing/source.js'
import { named } from '../testing/rows.js'
import { action, step } from '../testing/processes.js'

const SECRETS = ['the sensitive variable', 'the sensitive property', 'the sensitive default', 'of the library set']

let source: Source
beforeAll(async () => {
  source = await sourceSpace()
  const { db } = source.space
  // Environments 5 and 6 stand for those of Ops, 7 for one of somebody else.
  await db.environment.create({ data: placeholder(source, 'Staging') })
  await db.environment.create({ data: placeholder(source, 'Production') })
  const elsewhere = { remoteRoot: 'e'.repeat(64), remoteSpace: 'Edge', remoteName: 'Production' }
  await db.environment.create({ data: { ...named('Edge: Production'), ...elsewhere } })
  await db.account.create({ data: { ...named('Deployer'), type: 'USERNAME_PASSWORD' } })
  await db.tagSet.create({
    data: { ...named('Region'), tags: { create: { ...named('EU'), color: '#00ff00', position: 0 } } },
  })
  await db.channel.create({ data: { ...named('Stable'), projectId: 1, isDefault: true } })
  await db.channel.create({ data: { ...named('Beta'), projectId: 1 } })
  const projects = { create: { projectId: 1, position: 0 } }
  await db.libraryVariableSet.create({ data: { ...named('Common'), projects } })
})
afterAll(() => source.space.close())

const id = (kind: string, local: number) => `Spaces-1/${kind}-${local}`
const environments = (...locals: number[]) => locals.map((local) => id('Environments', local))

/** A release of a project with all that one can have. */
async function wholeRelease(): Promise<string> {
  const steps = [
    {
      ...step(
        'Deploy',
        action('Deploy', {
          ...{ environments: environments(1, 5), excludedEnvironments: environments(2, 6) },
          ...{ channels: [id('Channels', 1)], tenantTags: [id('Tags', 1)], accounts: [id('Accounts', 1)] },
          ...{ workerPool: id('WorkerPools', 1), properties: { Script: 'echo' } },
          sensitiveProperties: [{ name: 'Token', value: SECRETS[1] }],
          packages: [{ name: '', packageId: 'Acme.Web', feed: id('Feeds', 1) }],
        }),
        action('Here only', { environments: environments(1, 7) }),
        action('Beta only', { channels: [id('Channels', 2)] }),
      ),
      targetRoles: ['web'],
    },
    step('Check'),
  ]
  await source.act('updateDeploymentProcess', { project: id('Projects', 1), steps })
  const owner = id('Projects', 1)
  const [deploy] = await source.space.db.processStep.findMany({ orderBy: { id: 'asc' } })
  const scopes = [
    ['Everywhere', {}],
    ['Staging there', { environments: environments(1, 5) }],
    ['Production there', { environments: environments(5, 6), roles: ['web'], steps: [deploy?.id] }],
    ['Only here', { environments: environments(1, 2) }],
    ['At Edge', { environments: environments(7) }],
    ['Stable', { channels: [id('Channels', 1), id('Channels', 2)], tenantTags: [id('Tags', 1)] }],
    ['Only Beta', { channels: [id('Channels', 2)] }],
  ] as const
  for (const [name, scope] of scopes) await source.act('createVariable', { owner, name, value: name, scope })
  await source.act('createVariable', {
    owner,
    name: 'Only here',
    value: 'Edge',
    scope: { environments: environments(7) },
  })
  const prompt = { label: 'Which?', isRequired: true }
  await source.act('createVariable', { owner, name: 'Asked', value: 'Asked', prompt })
  await source.act('createVariable', { owner, name: 'Key', type: 'SENSITIVE', secret: SECRETS[0] })
  const leads = { type: 'USERNAME_PASSWORD_ACCOUNT', account: id('Accounts', 1) }
  await source.act('createVariable', { owner, name: 'Login', ...leads })
  const set = id('LibraryVariableSets', 1)
  await source.act('createVariable', { owner: set, name: 'Shared', type: 'SENSITIVE', secret: SECRETS[3] })
  const template = (name: string, more: object) => ({ name, control: 'SINGLE_LINE_TEXT', ...more })
  await source.act('setVariableTemplates', {
    owner,
    templates: [
      template('Host', { scope: 'ENVIRONMENT', label: 'The host' }),
      { name: 'Password', control: 'SENSITIVE', defaultSecret: SECRETS[2] },
    ],
  })
  await source.act('setVariableTemplates', {
    owner: set,
    templates: [template('host', { defaultValue: 'other' }), template('Zone', { isRequired: false })],
  })
  await source.space.db.buildInformation.create({
    data: {
      ...{ packageId: 'Acme.Web', packageKey: 'acme.web', packageVersion: '1.2.3', nameKey: 'acme.web 1.2.3' },
      ...{ branch: 'main', vcsCommitNumber: 'abc', buildUrl: 'https://ci.example/1', createdAt: new Date(0) },
    },
  })
  const input = { project: owner, version: '1.2.3', notes: 'New.' }
  const packages = [{ action: 'Deploy', version: '1.2.3' }]
  return (await source.act<{ release: { id: string } }>('createRelease', { ...input, packages }, 'release { id }'))
    .release.id
}

it('a bundle says a release by names, with what applies at the destination, and its secrets only sealed', async () => {
  const release = await wholeRelease()
  const bundle = await source.promoted(release)
  const { content, secrets, file, verified } = await source.opened(bundle)
  expect(content.release).toMatchObject({ version: '1.2.3', notes: 'New.', originSpace: 'Dev' })
  expect(content.release.origin).toMatch(/^[0-9a-f]{64}\/Spaces-1\/Releases-1$/)
  expect(content.project).toMatchObject({ name: 'Web', tenantedMode: 'TENANTED_OR_UNTENANTED' })
  expect(content.authors).toEqual(['Users-1'])

  const [deploy, check] = content.process?.steps ?? []
  expect([deploy?.name, deploy?.targetRoles, check?.name]).toEqual(['Deploy', ['web'], 'Check'])
  expect(deploy?.actions).toMatchObject([
    {
      ...{ name: 'Deploy', isDisabled: false, environments: ['Staging'], excludedEnvironments: ['Production'] },
      ...{ channels: [], tenantTags: ['Region/EU'], accounts: ['Deployer'], workerPool: 'Default Worker Pool' },
      packages: [{ name: '', packageId: 'Acme.Web', feed: 'Built-in Feed' }],
    },
    { name: 'Here only', isDisabled: true, environments: [] },
    // The release goes by another channel, and channels are not carried.
    { name: 'Beta only', isDisabled: true, channels: [] },
  ])
  const properties = JSON.parse(deploy?.actions[0]?.properties ?? '{}') as { Script: string; Token: { secret: number } }
  expect(properties.Script).toBe('echo')

  const scope = { environments: [], roles: [], steps: [], channels: [], tenantTags: [] }
  const values = content.variables.map(({ name, value, scope: its }) => [name, value, its])
  expect(values).toEqual([
    ['Asked', 'Asked', scope],
    ['Everywhere', 'Everywhere', scope],
    ['Key', null, scope],
    ['Login', null, scope],
    [
      'Production there',
      'Production there',
      { ...scope, environments: ['Staging', 'Production'], roles: ['web'], steps: ['Deploy'] },
    ],
    ['Stable', 'Stable', { ...scope, channels: ['Stable', 'Beta'], tenantTags: ['Region/EU'] }],
    ['Staging there', 'Staging there', { ...scope, environments: ['Staging'] }],
    ['Shared', null, scope],
  ])
  expect([...content.needed].sort()).toEqual(['At Edge', 'Only here'])
  const variable = (name: string) => content.variables.find((one) => one.name === name)
  expect(variable('Login')).toMatchObject({ account: 'Deployer', prompt: null })
  expect(variable('Asked')?.prompt).toEqual({ label: 'Which?', helpText: null, isRequired: true })
  expect(variable('Shared')).toMatchObject({ librarySet: 'Common' })
  expect(content.templates).toMatchObject([
    { name: 'Host', label: 'The host', scope: 'ENVIRONMENT' },
    { name: 'Password', controlType: 'SENSITIVE', defaultValue: null },
    { name: 'Zone', isRequired: false },
  ])
  expect(content.packages).toMatchObject([{ action: 'Deploy', packageId: 'Acme.Web', version: '1.2.3', sha256: null }])
  expect(content.builds).toEqual([
    {
      ...{ packageId: 'Acme.Web', version: '1.2.3', branch: 'main', commit: 'abc', url: 'https://ci.example/1' },
      builtAt: '1970-01-01T00:00:00.000Z',
    },
  ])

  const places = [variable('Key')?.secret, properties.Token.secret, content.templates[1]?.defaultSecret]
  expect([...places, variable('Shared')?.secret].map((place) => secrets[place ?? -1])).toEqual(SECRETS)
  expect(secrets).toHaveLength(4)
  // Whoever has the file and no key reads none of them, nor does whoever reads the database.
  expect(verified.secrets?.split('.')).toHaveLength(5)
  const rows = JSON.stringify([await source.space.db.outgoingBundle.findMany({ omit: { size: true } })])
  const events = JSON.stringify(await source.space.db.auditEvent.findMany({ select: { before: true, after: true } }))
  for (const secret of SECRETS) {
    for (const form of [
      secret,
      Buffer.from(secret).toString('base64').slice(0, -4),
      Buffer.from(secret).toString('hex'),
    ]) {
      expect(file.includes(form)).toBe(false)
      expect(rows + events).not.toContain(form)
    }
  }
})

it('a sensitive value that changes makes another bundle, though its text is nowhere to be compared', async () => {
  const [row] = await source.space.db.release.findMany({ select: { id: true } })
  const promoted = id('Releases', row?.id ?? 0)
  const first = await source.promoted(promoted)
  const key = await source.space.db.variable.findFirstOrThrow({ where: { name: 'Key' } })
  await source.act('updateVariable', { id: id('Variables', key.id), secret: 'another' })
  await source.act('updateReleaseVariables', { id: promoted })
  const second = await source.promoted(promoted)
  expect(second).not.toBe(first)
  expect((await source.opened(second)).secrets).toContain('another')
})

it('a release that came from elsewhere keeps its origin and its name there, and brings what was signed on its way', async () => {
  const { db } = source.space
  const root = 'd'.repeat(64)
  const remote = { remoteRoot: root, remoteSpace: 'Home', remoteName: 'Shop' }
  const data = { ...named('Home: Shop'), slug: 'shop', projectGroupId: 1, lifecycleId: 1, ...remote }
  const shop = await db.project.create({ data })
  const packages = {
    create: {
      ...{ actionName: 'A', packageId: 'P', packageKey: 'p', version: '1', sha256: 'a'.repeat(64) },
    },
  }
  const came = await db.release.create({
    data: { ...named('3.0.0'), projectId: shop.id, origin: `${root}/Spaces-4/Releases-9`, packages },
  })
  await db.packageFile.create({
    data: { packageId: 'P', packageKey: 'p', version: '1', sha256: 'b'.repeat(64), size: 7 },
  })
  await db.incomingBundle.create({
    data: {
      ...{ bundleId: 'x', trustId: 1, sequence: 1, statementDigest: '0', fileDigest: '0', content: '{}' },
      ...{ envelope: '{"second":1}', history: '["{\\"first\\":1}"]', receipt: '{"third":1}', firstReceipt: '{}' },
      ...{ receiptNumber: 1, projectName: 'Shop', projectKey: 'shop', releaseVersion: '3.0.0', importedBy: 'zone' },
      ...{ origin: came.origin ?? '', issuedAt: new Date(), expiresAt: new Date(), authors: ['Users-70'] },
      releaseId: came.id,
    },
  })
  const { content, verified } = await source.opened(await source.promoted(id('Releases', came.id)))
  expect(content.release).toMatchObject({ origin: `${root}/Spaces-4/Releases-9`, originSpace: 'Home' })
  expect(content.project.name).toBe('Shop')
  expect(content.authors).toEqual(['Users-1', 'Users-70'])
  expect(content).toMatchObject({ process: null, variables: [], packages: [{ sha256: 'a'.repeat(64), size: null }] })
  expect(JSON.parse(verified.history)).toEqual(['{"first":1}', '{"second":1}', '{"third":1}'])
  expect(verified.secrets).toBeNull()
})

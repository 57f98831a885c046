import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFrozenProcess } from '../process/snapshot.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { readFrozenVariables } from '../variable/snapshot.js'

let space: TestSpace
/** A project with a process: `Web` takes two packages, `Api` one in channel Beta only, `Off` one but is disabled. */
const APP = 'Spaces-1/Projects-1'
/** A project without anything. */
const BARE = 'Spaces-1/Projects-2'
const [STABLE, BETA] = ['Spaces-1/Channels-1', 'Spaces-1/Channels-2']

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  for (const name of ['App', 'Bare', 'Other']) await db.project.create({ data: project(name) })
  const rule = { position: 0, versionRange: '[1.0,3.0)', tag: '^$', actionPackages: ['web'] }
  await db.channel.create({
    data: { projectId: 1, ...named('Stable'), isDefault: true, rules: { create: [rule] } },
  })
  await db.channel.create({ data: { projectId: 1, ...named('Beta') } })
  await db.channel.create({ data: { projectId: 3, ...named('Default'), isDefault: true } })
  const action = (
    name: string,
    position: number,
    packages: [name: string, packageId: string][],
    more: object = {},
  ) => ({
    ...named(name),
    position,
    actionType: 'Octopus.Script',
    ...more,
    packages: {
      create: packages.map(([reference, packageId]) => ({
        name: reference,
        packageId,
        packageKey: packageId.toLowerCase(),
        feedId: 1,
      })),
    },
  })
  const actions = [
    action('Web', 0, [
      ['', 'Acme.Web'],
      ['tools', 'Acme.Tools'],
    ]),
    action('Api', 1, [['', 'Acme.Api']], { channelIds: [2] }),
    action('Off', 2, [['', 'Acme.Off']], { isDisabled: true }),
  ]
  const steps = { create: [{ ...named('Deploy'), position: 0, actions: { create: actions } }] }
  await db.deploymentProcess.create({ data: { projectId: 1, steps } })
  await db.variable.create({ data: { projectId: 1, ...named('Url'), value: 'https://a' } })
})

afterAll(() => space.close())

const FIELDS = 'release { id version notes createdBy { id } packages { action name packageId version } }'

async function create(input: Record<string, unknown>) {
  const { release, errors } = await mutate(space, 'createRelease', { project: APP, ...input }, MANAGER, FIELDS)
  return { release: release as Record<string, unknown> | null, errors }
}

/** The error of a release that is refused, as code, place and message. */
async function refusal(input: Record<string, unknown>) {
  const before = await space.db.release.count()
  const { release, errors } = await create(input)
  expect({ release, count: await space.db.release.count() }).toEqual({ release: null, count: before })
  const [error] = errors
  return [error?.code, error?.path.join('.'), error?.message]
}

const WEB = { action: 'Web', version: '1.0' }
const TOOLS = { action: 'web', name: 'TOOLS', version: '7' }
const rowOf = (id: unknown) =>
  space.db.release.findUniqueOrThrow({ where: { id: Number(String(id).split('-').at(-1)) } })

describe('a new release', () => {
  it('has the default channel, a version for each package, and what the project was', async () => {
    const { release, errors } = await create({ version: ' 1.0.0 ', notes: 'First.', packages: [TOOLS, WEB] })
    expect(errors).toEqual([])
    expect(release).toEqual({
      id: expect.any(String),
      version: '1.0.0',
      notes: 'First.',
      createdBy: { id: 'Users-1' },
      packages: [
        { action: 'Web', name: '', packageId: 'Acme.Web', version: '1.0' },
        { action: 'Web', name: 'tools', packageId: 'Acme.Tools', version: '7' },
      ],
    })
    const row = await rowOf(release?.id)
    expect(row.channelId).toBe(1)
    const [process, variables] = await Promise.all([
      space.db.processSnapshot.findUniqueOrThrow({ where: { id: row.processSnapshotId ?? 0 } }),
      space.db.variableSnapshot.findUniqueOrThrow({ where: { id: row.variableSnapshotId ?? 0 } }),
    ])
    expect(readFrozenProcess(process.content).steps[0]?.actions.map(({ name }) => name)).toEqual(['Web', 'Api', 'Off'])
    expect(readFrozenVariables(variables.content).variables.map(({ name, value }) => [name, value])).toEqual([
      ['Url', 'https://a'],
    ])
    const { after } = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(after).toMatchObject({ createdBy: 'Users-1', channelId: 1, packages: [{ packageId: 'Acme.Web' }, {}] })
  })

  it('of a project without channels, process and variables has none', async () => {
    const { release, errors } = await create({ project: BARE, version: '1.0' })
    expect(errors).toEqual([])
    expect(release?.packages).toEqual([])
    expect(await rowOf(release?.id)).toMatchObject({
      channelId: null,
      processSnapshotId: null,
      variableSnapshotId: null,
    })
  })

  it('in another channel needs the packages of the actions that run there', async () => {
    const packages = [WEB, TOOLS]
    expect(await refusal({ version: '2.0', channel: BETA, packages })).toEqual([
      'BAD_INPUT',
      'input.packages',
      'A release needs versions of Acme.Api ("Api").',
    ])
    const { release, errors } = await create({
      version: '2.0',
      channel: BETA,
      packages: [...packages, { action: 'Api', version: '5.1-beta' }, { action: 'Off', version: '1.0' }],
    })
    expect(errors).toEqual([])
    expect(await rowOf(release?.id)).toMatchObject({ channelId: 2 })
    expect(release?.packages).toHaveLength(4)
  })

  it('is refused in one sentence for all packages that lack a version', async () => {
    expect(await refusal({ version: '2.1' })).toEqual([
      'BAD_INPUT',
      'input.packages',
      'A release needs versions of Acme.Web ("Web"), Acme.Tools ("Web:tools").',
    ])
  })

  it.each([
    [
      'a package that the process does not have',
      [WEB, TOOLS, { action: 'Web', name: 'x', version: '1.0' }],
      'packages.2',
    ],
    ['a package named twice', [WEB, TOOLS, { action: 'WEB', name: '', version: '1.1' }], 'packages.2'],
    ['a version of a package that is none', [WEB, { ...TOOLS, version: 'latest' }], 'packages.1.version'],
    ['more packages than 1,000', Array.from({ length: 1001 }, () => WEB), 'packages'],
  ])('is refused with %s', async (_what, packages, path) => {
    expect((await refusal({ version: '2.2', packages })).slice(0, 2)).toEqual(['BAD_INPUT', `input.${path}`])
  })

  it.each(['', '1', 'one', '1.0 beta', '1.0.0.0.0', '-1.0', `1.0-${'x'.repeat(200)}`])(
    'is refused with the version "%s"',
    async (version) => {
      expect((await refusal({ version, packages: [WEB, TOOLS] })).slice(0, 2)).toEqual(['BAD_INPUT', 'input.version'])
    },
  )

  it('is refused with packages that the channel does not take, by range and by tag, but only those that its rule is about', async () => {
    const tools = { ...TOOLS, version: '99-x' }
    const [code, path, message] = await refusal({ version: '3.0', packages: [{ ...WEB, version: '3.0' }, tools] })
    expect([code, path]).toEqual(['CHANNEL_MISMATCH', 'input.packages'])
    expect(message).toBe(
      'The channel "Stable" does not take Acme.Web 3.0 (Web): its rule 1 takes versions in [1.0,3.0) with pre-release tags that match ^$.',
    )
    expect((await refusal({ version: '3.0', packages: [{ ...WEB, version: '2.0-beta' }, tools] }))[0]).toBe(
      'CHANNEL_MISMATCH',
    )
    expect((await create({ version: '3.0', channel: STABLE, packages: [WEB, tools] })).errors).toEqual([])
  })

  it("is refused in another project's channel, and in one that is not there", async () => {
    const packages = [WEB, TOOLS]
    const channel = (local: number) => refusal({ version: '4.0', packages, channel: `Spaces-1/Channels-${local}` })
    expect((await channel(3)).slice(0, 2)).toEqual(['BAD_INPUT', 'input.channel'])
    expect((await channel(9)).slice(0, 2)).toEqual(['NOT_FOUND', 'input.channel'])
  })

  it('is refused for a disabled or archived project', async () => {
    const attempt = () => refusal({ project: BARE, version: '5.0' })
    await space.db.project.update({ where: { id: 2 }, data: { isDisabled: true } })
    expect((await attempt()).slice(0, 2)).toEqual(['INVALID_STATE', 'input.project'])
    await space.db.project.update({ where: { id: 2 }, data: { isDisabled: false, archivedAt: new Date() } })
    expect((await attempt()).slice(0, 2)).toEqual(['INVALID_STATE', 'input.project'])
    await space.db.project.update({ where: { id: 2 }, data: { archivedAt: null } })
  })

  it('knows how its packages were built, whether that was said before or is said later', async () => {
    const push = (packageId: string, commit: string) =>
      mutate(
        space,
        'pushBuildInformation',
        { space: 'Spaces-1', packageId, packageVersion: '1.5', vcsCommitNumber: commit },
        MANAGER,
      )
    await push('ACME.WEB', 'before')
    await create({
      version: '6.0',
      packages: [
        { ...WEB, version: '1.5' },
        { ...TOOLS, version: '1.5' },
      ],
    })
    await push('Acme.Tools', 'later')
    const { result, count } = await space.askCounted<{ releases: { nodes: unknown[] } }>(
      `{ releases(first: 50, filter: { commit: "later" }) { nodes { version packages { buildInformation { vcsCommitNumber } } } } }`,
    )
    expect(result.data.releases.nodes).toEqual([
      {
        version: '6.0',
        packages: [
          { buildInformation: { vcsCommitNumber: 'before' } },
          { buildInformation: { vcsCommitNumber: 'later' } },
        ],
      },
    ])
    expect(count).toBe(1)
  })
})

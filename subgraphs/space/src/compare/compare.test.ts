import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { keepSecret } from '../secret/keep.js'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { action, processSpace, step, type ProcessSpace } from '../testing/processes.js'
import { named } from '../testing/rows.js'
import type { TestSpace } from '../testing/space.js'

let world: ProcessSpace
let space: TestSpace
/** Releases of one project: before and after all that could change did; and one of another project. */
let [before, after, other] = ['', '', '']

const FEED = 'Spaces-1/Feeds-1'
const web = (packageId: string) => ({ packages: [{ packageId, feed: FEED }] })
const sensitive = (name: string, value?: string) => ({ name, ...(value === undefined ? {} : { value }) })

const FIRST = [
  { ...step('Gone'), actions: [action('Gone')] },
  {
    name: 'Deploy',
    targetRoles: ['web'],
    actions: [
      action('Web', {
        ...web('Acme.Web'),
        properties: { Body: 'echo 1', Nulled: null, Same: 'x' },
        sensitiveProperties: [sensitive('Key', 'kept'), sensitive('Pin', 'old'), sensitive('Alike', 'alike')],
        environments: ['Spaces-1/Environments-1'],
      }),
      action('Old'),
      action('Quiet'),
    ],
  },
  step('Same'),
]

const SECOND = [
  step('Same'),
  {
    name: 'Deploy',
    targetRoles: ['web', 'api'],
    condition: 'ALWAYS',
    actions: [
      action('Web', {
        ...web('Acme.Site'),
        isDisabled: false,
        properties: { Body: 'x'.repeat(20_001), Same: 'x', New: '' },
        sensitiveProperties: [sensitive('Key'), sensitive('Pin', 'new'), sensitive('Alike', 'alike')],
        environments: ['Spaces-1/Environments-1', 'Spaces-1/Environments-3'],
        workerPool: 'Spaces-1/WorkerPools-1',
      }),
      action('Fresh'),
      action('Quiet'),
    ],
  },
]

async function release(project: string, version: string, packages: object[] = []): Promise<string> {
  const input = { project, version, packages, notes: version === '2.0' ? 'New.' : null }
  const { errors, ...payload } = await mutate(space, 'createRelease', input, MANAGER, 'release { id }')
  expect(errors).toEqual([])
  return (payload.release as { id: string }).id
}

/** Keeps a sensitive value in a row of its own. */
async function secret(text: string): Promise<number> {
  return keepSecret(space.db, await space.contextOf(), text)
}

async function variables(projectId: number, second: boolean): Promise<void> {
  const { db } = space
  await db.variable.deleteMany({ where: { projectId } })
  const text = (name: string, value: string | null, more: object = {}) => ({
    projectId,
    ...named(name),
    value,
    ...more,
  })
  const scoped = (...environmentIds: number[]) => ({ environmentIds, isUnscoped: environmentIds.length === 0 })
  await db.variable.createMany({
    data: [
      text('Same', 'same'),
      text('Url', second ? 'https://b' : 'https://a'),
      text('Url', second ? 'https://dev-b' : 'https://dev-a', scoped(1)),
      text('Moved', 'm', scoped(second ? 2 : 1)),
      text('Asked', null, second ? { isPrompted: true, promptLabel: 'What?' } : { description: 'Soon asked.' }),
      ...(second ? [text('Added', 'a')] : [text('Removed', 'r')]),
      text('Alike', null, { type: 'SENSITIVE', secretId: await secret('alike') }),
      text('Password', null, { type: 'SENSITIVE', secretId: await secret(second ? 'new-secret' : 'old-secret') }),
    ],
  })
}

beforeAll(async () => {
  world = await processSpace()
  ;({ space } = world)
  const app = await world.newProject()
  const { id: elsewhere } = await world.newProject()
  const chosen = (version: string) => [{ action: 'Web', version }]
  await world.updated(app.id, FIRST)
  await variables(app.local, false)
  before = await release(app.id, '1.0', chosen('1.0'))
  const names = { ...web('Acme.Web') }
  await world.updated(app.id, SECOND)
  await variables(app.local, true)
  after = await release(app.id, '2.0', chosen('2.0'))
  await world.updated(elsewhere, [{ name: 'deploy', actions: [action('WEB', names)] }])
  other = await release(elsewhere, '1.0', [{ action: 'WEB', version: '1.0' }])
})

afterAll(() => space.close())

type Property = {
  path: string[]
  before: unknown
  after: unknown
  isSensitive: boolean
  isReference: boolean
  hasHidden: boolean
  isCut: boolean
}
type Change = {
  change: string
  name: string
  properties: Property[]
  actions: Change[]
  before: object | null
  after: object | null
}
type Variable = { value: string | null; scope: { environments: { name: string }[] } } | null
type VariableChange = { change: string; name: string; aspects: string[]; before: Variable; after: Variable }
type PackageChange = {
  change: string
  packageId: string
  before: string | null
  after: string | null
  isDowngrade: boolean
  builds: object[]
}
type Comparison = {
  hasOtherNotes: boolean
  from: { version: string }
  to: { version: string }
  process: { steps: Change[]; isTruncated: boolean } | null
  variables: { changes: VariableChange[]; hasHidden: boolean; isTruncated: boolean } | null
  packages: PackageChange[]
}

const PROPERTIES = 'properties { path before after isSensitive isReference hasHidden isCut }'
const FIELDS = `hasOtherNotes from { version } to { version }
  process { isTruncated steps { change name ${PROPERTIES} before { number } after { number }
    actions { change name ${PROPERTIES} before { number } after { number environments { name } } } } }
  variables { hasHidden isTruncated changes { change name aspects
    before { value scope { environments { name } } } after { value scope { environments { name } } } } }
  packages { change packageId before after isDowngrade builds { packageVersion commits { id } } }`

async function asked(from: string, to: string, who = MANAGER) {
  const query = `query ($from: ID!, $to: ID!) { compareReleases(from: $from, to: $to) { ${FIELDS} } }`
  return space.askCounted<{ compareReleases: Comparison | null }>(query, { from, to }, who)
}

async function compare(from: string, to: string, who = MANAGER): Promise<Comparison> {
  const { result } = await asked(from, to, who)
  expect(result.errors).toEqual([])
  return result.data.compareReleases!
}

let people = 90

async function somebody(permissions: Permission[], scope: Partial<Scope> = {}) {
  const who = caller(`Users-${people++}`)
  const { id } = await space.db.userRole.create({ data: { ...named(`Role ${people}`), permissions } })
  await giveRole(space.db, who.subject, id, scope)
  return who
}

/** A change of a property in one line. */
const told = ({ path, before, after, ...is }: Property) => {
  if (is.isSensitive) return `${path.join('.')} (sensitive)`
  if (is.isReference) return `${path.join('.')} (reference${is.hasHidden ? ', hidden' : ''})`
  const shown = (value: unknown) => (is.isCut && typeof value === 'string' ? value.length : JSON.stringify(value))
  return `${path.join('.')}: ${shown(before)} > ${shown(after)}${is.isCut ? ' (cut)' : ''}`
}

describe('of two releases', () => {
  it('the process is told by steps, actions and properties, never by secrets', async () => {
    const { process, hasOtherNotes, from, to } = await compare(before, after)
    expect([hasOtherNotes, from.version, to.version]).toEqual([true, '1.0', '2.0'])
    expect(process?.isTruncated).toBe(false)
    expect(process?.steps.map(({ change, name, properties }) => [change, name, properties.map(told)])).toEqual([
      ['CHANGED', 'Same', ['position: 3 > 1']],
      ['CHANGED', 'Deploy', ['condition: "SUCCESS" > "ALWAYS"', 'targetRoles: ["web"] > ["web","api"]']],
      ['REMOVED', 'Gone', []],
    ])
    const [, deploy, gone] = process?.steps ?? []
    expect(gone).toMatchObject({
      before: { number: expect.any(Number) },
      after: null,
      actions: [{ change: 'REMOVED' }],
    })
    expect(deploy?.actions.map(({ change, name, properties }) => [change, name, properties.map(told)])).toEqual([
      [
        'CHANGED',
        'Web',
        [
          'environments (reference)',
          'workerPool (reference)',
          'packages.: "Acme.Web" > "Acme.Site"',
          'properties.Body: 6 > 20000 (cut)',
          'properties.New: null > ""',
          'properties.Nulled: null > null',
          'sensitiveProperties.Pin (sensitive)',
        ],
      ],
      ['ADDED', 'Fresh', []],
      ['REMOVED', 'Old', []],
    ])
    expect(deploy?.actions[0]?.after).toMatchObject({ environments: [{ name: 'Dev' }, { name: 'Test Europe' }] })
  })

  it('the variables are told by name and scope, of a sensitive one only that it is another', async () => {
    const { variables: compared } = await compare(before, after)
    const lines = compared?.changes.map((one) => {
      const value = (side: Variable) =>
        side ? `${side.value} ${side.scope.environments.map(({ name }) => name)}`.trim() : '-'
      return `${one.change} ${one.name}: ${value(one.before)} > ${value(one.after)} ${one.aspects}`.trim()
    })
    expect(lines).toEqual([
      'ADDED Added: - > a',
      'CHANGED Asked: null > null DESCRIPTION,PROMPT',
      'REMOVED Moved: m Dev > -',
      'ADDED Moved: - > m Test',
      'CHANGED Password: null > null VALUE',
      'REMOVED Removed: r > -',
      'CHANGED Url: https://a > https://b VALUE',
      'CHANGED Url: https://dev-a Dev > https://dev-b Dev VALUE',
    ])
    expect(compared).toMatchObject({ hasHidden: false, isTruncated: false })
    const { result } = await asked(before, after)
    expect(JSON.stringify(result)).not.toMatch(/-secret|alike"/)
  })

  it('the packages are told with what was built between them, there and back', async () => {
    const push = (packageVersion: string, packageId = 'Acme.Web') => {
      const input = { space: 'Spaces-1', packageId, packageVersion, commits: [{ id: `c${packageVersion}` }] }
      return mutate(space, 'pushBuildInformation', input, MANAGER)
    }
    for (const version of ['1.0', '1.10', '1.2', '2.0', '2.1']) await push(version)
    await push('1.5', 'Acme.Other')
    const app = 'Spaces-1/Projects-1'
    await world.updated(app, [{ name: 'Deploy', actions: [action('Web', web('Acme.Web'))] }])
    const second = await release(app, '3.0', [{ action: 'Web', version: '2.0' }])
    const builds = ['1.2', '1.10', '2.0'].map((version) => ({
      packageVersion: version,
      commits: [{ id: `c${version}` }],
    }))
    const changed = { change: 'CHANGED', packageId: 'Acme.Web' }
    expect((await compare(before, second)).packages).toEqual([
      { ...changed, before: '1.0', after: '2.0', isDowngrade: false, builds },
    ])
    expect((await compare(second, before)).packages).toEqual([
      { ...changed, before: '2.0', after: '1.0', isDowngrade: true, builds },
    ])
    expect((await compare(before, after)).packages).toEqual([
      { change: 'ADDED', packageId: 'Acme.Site', before: null, after: '2.0', isDowngrade: false, builds: [] },
      { change: 'REMOVED', packageId: 'Acme.Web', before: '1.0', after: null, isDowngrade: false, builds: [] },
    ])
    const blind = await somebody(['ReleaseView', 'ProjectView'])
    expect((await compare(before, second, blind)).packages).toMatchObject([{ after: '2.0', builds: [] }])
  })

  it('nothing is told that is the same', async () => {
    expect(await compare(after, after)).toEqual({
      hasOtherNotes: false,
      from: { version: '2.0' },
      to: { version: '2.0' },
      process: { steps: [], isTruncated: false },
      variables: { changes: [], hasHidden: false, isTruncated: false },
      packages: [],
    })
  })

  it('of two projects steps and actions are the same that have the same name', async () => {
    const { process } = await compare(other, after)
    expect(process?.steps.map(({ change, name }) => [change, name])).toEqual([
      ['ADDED', 'Same'],
      ['CHANGED', 'Deploy'],
    ])
    const [, deploy] = process?.steps ?? []
    expect(deploy?.actions[0]).toMatchObject({ change: 'CHANGED', name: 'Web' })
    expect(deploy?.actions[0]?.properties.map(({ path }) => path[0])).toContain('name')
  })

  it('it takes as many statements as it has kinds of things, however much changed', async () => {
    const { count, result } = await asked(before, after)
    expect(result.errors).toEqual([])
    // Both releases; these again with what is asked of them; processes, variables, secrets of each; builds; environments of each place.
    expect(count).toBeLessThanOrEqual(11)
  })
})

describe('whoever may see only part of it', () => {
  it('is told of no process or variables, or of those of some environments', async () => {
    const viewer = await somebody(['ReleaseView', 'ProjectView'])
    expect(await compare(before, after, viewer)).toMatchObject({ process: null, variables: null })
    const inDev = await somebody(['ReleaseView', 'ProjectView', 'VariableView'], { Environments: [1] })
    const { variables: seen } = await compare(before, after, inDev)
    expect(seen?.hasHidden).toBe(true)
    expect(seen?.changes.map(({ change, name }) => `${change} ${name}`)).toEqual(['REMOVED Moved', 'CHANGED Url'])
  })

  it('is told that something hidden came or went, not what', async () => {
    const who = await somebody(['ReleaseView', 'ProjectView', 'ProcessView'])
    const { process } = await compare(before, after, who)
    const [web] = process?.steps[1]?.actions ?? []
    expect(web?.properties.filter(({ isReference }) => isReference).map(told)).toEqual([
      'environments (reference, hidden)',
      'workerPool (reference, hidden)',
    ])
    expect(web?.after).toMatchObject({ environments: [] })
  })

  it('is told nothing of a process that they may see in only one of two projects', async () => {
    const who = await somebody(['ReleaseView', 'ProjectView'])
    const { id } = await space.db.userRole.create({ data: { ...named('Process'), permissions: ['ProcessView'] } })
    await giveRole(space.db, who.subject, id, { Projects: [1] })
    expect((await compare(before, after, who)).process).not.toBeNull()
    expect((await compare(before, other, who)).process).toBeNull()
  })

  it.each([
    ['a release that is not there', () => [before, 'Spaces-1/Releases-99'], 'NOT_FOUND'],
    ['a release of another Space first', () => ['Spaces-2/Releases-1', 'Spaces-2/Releases-2'], 'NOT_FOUND'],
    ['releases of two Spaces', () => [before, 'Spaces-2/Releases-1'], 'BAD_INPUT'],
    ['something else', () => [before, 'Spaces-1/Projects-1'], 'BAD_ID'],
  ])('is refused %s', async (_what, ids, code) => {
    const [from = '', to = ''] = ids()
    const { result } = await asked(from, to)
    expect(result.data).toEqual({ compareReleases: null })
    expect(result.errors[0]?.extensions.code).toBe(code)
  })

  it('is refused releases of projects that they cannot see', async () => {
    const who = await somebody(['ReleaseView', 'ProjectView'], { Projects: [1] })
    expect((await compare(before, after, who)).to.version).toBe('2.0')
    const { result } = await asked(before, other, who)
    expect(result.errors[0]?.extensions.code).toBe('NOT_FOUND')
    const releases = await somebody(['ReleaseView'])
    expect((await asked(before, after, releases)).result.errors[0]?.extensions.code).toBe('NOT_FOUND')
  })
})

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { keepSecret } from '../secret/keep.js'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.libraryVariableSet.create({ data: named('Shared') })
  const secretId = await keepSecret(db, await space.contextOf(), 'sesame')
  for (const n of [1, 2]) {
    const actions = {
      create: { ...named(`Action ${n}`), position: 0, actionType: 'Octopus.Script', properties: '{"a":"b"}' },
    }
    const process = { create: { steps: { create: { ...named(`Step ${n}`), position: 0, actions } } } }
    await db.project.create({
      data: {
        ...project(`App ${n}`),
        process,
        variables: {
          create: [
            { ...named('Everywhere'), value: 'e' },
            { ...named('Dev only'), value: 'd', environmentIds: [1], isUnscoped: false },
            { ...named('Test only'), value: 't', environmentIds: [2], isUnscoped: false },
            { ...named('Password'), type: 'SENSITIVE', secretId },
          ],
        },
        libraryVariableSets: { create: { libraryVariableSetId: 1, position: 0 } },
      },
    })
  }
  await db.variable.create({ data: { libraryVariableSetId: 1, ...named('Of the set'), value: 's' } })
  for (const [project, version] of [
    [1, '1.0'],
    [1, '1.1'],
    [2, '1.0'],
  ] as const) {
    const query = `mutation ($input: CreateReleaseInput!) { createRelease(input: $input) { errors { message } } }`
    const input = { project: `Spaces-1/Projects-${project}`, version }
    expect((await space.ask(query, { input })).data).toEqual({ createRelease: { errors: [] } })
  }
})

afterAll(() => space.close())

type Node = {
  process: { version: number | null; steps: { name: string; actions: { name: string; properties: object }[] }[] } | null
  variableSnapshot: {
    hasHidden: boolean
    variables: {
      name: string
      value: string | null
      isSensitive: boolean
      libraryVariableSet: { name: string } | null
    }[]
  } | null
}

const QUERY = `{ releases(first: 9, orderBy: { field: CREATED_AT, direction: ASC }) { nodes {
  process { version steps { name actions { name properties } } }
  variableSnapshot { hasHidden variables { name value isSensitive scope { environments { name } } libraryVariableSet { name } } } } } }`

let people = 80

async function somebody(permissions: Permission[], scope: Partial<Scope> = {}) {
  const who = caller(`Users-${people++}`)
  const { id } = await space.db.userRole.create({ data: { ...named(`Role ${people}`), permissions } })
  await giveRole(space.db, who.subject, id, scope)
  return who
}

async function first(who: ReturnType<typeof caller>): Promise<Node> {
  const { data, errors } = await space.ask<{ releases: { nodes: Node[] } }>(QUERY, {}, who)
  expect(errors).toEqual([])
  return data.releases.nodes[0]!
}

describe('what a release froze', () => {
  it('is read by one statement for each kind of snapshot, however many releases', async () => {
    await space.db.processAction.updateMany({ data: { properties: '{"a":"changed"}' } })
    await space.db.variable.updateMany({ where: { nameKey: 'everywhere' }, data: { value: 'changed' } })
    const { result, count } = await space.askCounted<{ releases: { nodes: Node[] } }>(QUERY)
    expect(result.errors).toEqual([])
    const [one, other, third] = result.data.releases.nodes
    expect(one?.process).toEqual({
      version: null,
      steps: [{ name: 'Step 1', actions: [{ name: 'Action 1', properties: { a: 'b' } }] }],
    })
    expect(third?.process?.steps[0]?.name).toBe('Step 2')
    expect(one?.variableSnapshot).toEqual(other?.variableSnapshot)
    expect(one?.variableSnapshot?.hasHidden).toBe(false)
    expect(one?.variableSnapshot?.variables).toMatchObject([
      { name: 'Dev only', value: 'd', scope: { environments: [{ name: 'Dev' }] } },
      { name: 'Everywhere', value: 'e', isSensitive: false, libraryVariableSet: null },
      { name: 'Password', value: null, isSensitive: true },
      { name: 'Test only' },
      { name: 'Of the set', value: 's', libraryVariableSet: { name: 'Shared' } },
    ])
    expect(JSON.stringify(result.data)).not.toContain('sesame')
    // The releases; the processes; the variables; the environments of their scopes; the sets.
    expect(count).toBe(5)
  })

  it('is shown only as far as what is not frozen would be', async () => {
    expect(await first(await somebody(['ReleaseView']))).toEqual({ process: null, variableSnapshot: null })
    const inDev = await first(await somebody(['ReleaseView', 'VariableView'], { Environments: [1] }))
    expect(inDev.variableSnapshot).toMatchObject({ hasHidden: true, variables: [{ name: 'Dev only' }] })
    const unscoped = await first(await somebody(['ReleaseView', 'VariableViewUnscoped'], { Projects: [1] }))
    const names = unscoped.variableSnapshot?.variables.map(({ name }) => name)
    expect(names).toEqual(['Everywhere', 'Password'])
    expect((await first(await somebody(['ReleaseView', 'ProcessView']))).process?.steps).toHaveLength(1)
  })

  it('of another project than the one that somebody may look into is not shown', async () => {
    const who = await somebody(['ReleaseView'])
    const views = { ...named('Views'), permissions: ['ProcessView', 'VariableView', 'VariableViewUnscoped'] }
    await giveRole(space.db, who.subject, (await space.db.userRole.create({ data: views })).id, { Projects: [2] })
    const { data } = await space.ask<{ releases: { nodes: Node[] } }>(QUERY, {}, who)
    const shown = data.releases.nodes.map(({ process, variableSnapshot }) => [
      process !== null,
      variableSnapshot !== null,
    ])
    expect(shown).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ])
  })
})

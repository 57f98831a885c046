import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { testDatabase, type TestDatabase } from '@spaceport/database/testing'
import { SPACE_MANAGER } from '@spaceport/kit/rights/role'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import {
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql'
import { rightsOf } from '../access/load.js'
import { ContentStore } from '../content/store.js'
import type { SpaceContext } from '../context.js'
import { schema } from '../schema.js'
import { MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { TEST_SECRETS } from '../testing/secrets.js'
import { loadContent } from './load.js'
import { sampleRequest } from './sample-request.js'

const request = sampleRequest({ projects: 8, releases: 120, deployments: 400 })
const graphql = createGraphQL<SpaceContext>(schema)

let made: TestDatabase
let database: SpaceDatabase
beforeAll(async () => {
  made = await testDatabase('space')
  const owner = openSpace(made.ownerUrl, { max: 1 })
  await loadContent(owner.client, request, TEST_SECRETS)
  await giveRole(owner.client, MANAGER.subject, SPACE_MANAGER)
  await owner.close()
  database = openSpace(made.appUrl)
})
afterAll(async () => {
  await database?.close()
  await made?.drop()
})

/** Asks the loaded Space as its manager; fails if there is any error. */
async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const db = database.client
  const rights = await rightsOf(db, request.space, MANAGER)
  const context: SpaceContext = {
    ...{ space: 3, spaceId: request.space, caller: MANAGER, rights, db, secrets: TEST_SECRETS, requestId: 'test' },
    content: new ContentStore('/nowhere'),
  }
  const { data, errors } = await graphql.execute(graphql.prepare(query), variables, context)
  expect(errors ?? []).toEqual([])
  return JSON.parse(JSON.stringify(data)) as Data
}

type Field = GraphQLField<unknown, unknown>
const isEntity = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Node')

/** All that can be asked of a type without arguments; of the entities that it leads to, `depth` times as much again. */
function selection(type: GraphQLObjectType, depth: number): string {
  const parts = Object.values(type.getFields()).flatMap((field: Field) => {
    const of = getNamedType(field.type)
    if (field.args.some(isRequiredArgument) || of.name === 'Space') return []
    if (isLeafType(of)) return [field.name]
    if (!isCompositeType(of)) return []
    if (!isObjectType(of)) return [`${field.name} { __typename }`]
    const left = depth - (isEntity(of) || of.name.endsWith('Connection') ? 1 : 0)
    const few = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : ''
    if (left < 0) return isEntity(of) ? [`${field.name} { id }`] : []
    if (of.name.endsWith('Connection')) {
      const node = getNamedType(of.getFields().nodes?.type)
      return isObjectType(node) ? [`${field.name}${few} { totalCount nodes { ${selection(node, left)} } }`] : []
    }
    return [`${field.name}${few} { ${selection(of, left)} }`]
  })
  return ['__typename', ...parts].join(' ')
}

const LISTS = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
  ({ type, args }) => /Connection!?$/.test(String(type)) && !args.some(isRequiredArgument),
)

/** What travels between Spaces: it comes by the graph, once several of them run. */
const TRAVELLING: ReadonlySet<string> = new Set(['trusts', 'outgoingBundles', 'incomingBundles'])

describe('the graph over a Space of the demo', () => {
  test.each(LISTS.map((field) => [field.name, field] as const))(
    'reads %s, and what they lead to',
    async (name, field) => {
      const connection = getNamedType(field.type)
      const node = isObjectType(connection) ? getNamedType(connection.getFields().nodes?.type) : null
      if (!isObjectType(node)) throw new Error(`${name} is no list`)
      const data = await ask<{ list: { totalCount: number; nodes: object[] } }>(
        `{ list: ${name}(first: 4) { totalCount nodes { ${selection(node, 1)} } } }`,
      )
      expect(data.list.totalCount > 0).toBe(!TRAVELLING.has(name))
      expect(data.list.nodes).toHaveLength(Math.min(4, data.list.totalCount))
    },
  )

  test('finds things of many kinds by one word', async () => {
    const { search } = await ask<{ search: { nodes: { kind: string }[] } }>(
      '{ search(text: "payments", first: 100) { nodes { kind } } }',
    )
    expect(new Set(search.nodes.map(({ kind }) => kind)).size).toBeGreaterThan(5)
  })

  test('tells which values tenants lack, and only those that are meant to be lacking', async () => {
    type Missing = { missingValues: { values: { template: { name: string }; tenant: { remoteOf: string | null } }[] } }
    const names: string[] = []
    for (const { id } of await database.client.project.findMany({ select: { id: true } })) {
      const query =
        'query ($id: ID!) { missingValues(project: $id) { values { template { name } tenant { remoteOf } } } }'
      const { missingValues } = await ask<Missing>(query, { id: entity('Projects', id) })
      // What a tenant of another Space says, it says there.
      const own = missingValues.values.filter(({ tenant }) => tenant.remoteOf === null)
      names.push(...own.map(({ template }) => template.name))
    }
    expect(new Set(names)).toEqual(new Set(['Tenant.Licence', 'Tenant.Mail']))
  })

  test('keeps the release with an open defect from customers', async () => {
    const { id } = await database.client.release.findFirstOrThrow({ where: { openDefects: { gt: 0 } } })
    const { checkDeployment } = await ask<{ checkDeployment: { rules: { rule: string; isPassed: boolean }[] } }>(
      'query ($r: ID!, $e: ID!) { checkDeployment(release: $r, environment: $e) { rules { rule isPassed } } }',
      { r: entity('Releases', id), e: entity('Environments', 4) },
    )
    const passed = new Map(checkDeployment.rules.map(({ rule, isPassed }) => [rule, isPassed]))
    expect([passed.get('DEFECT'), passed.get('FREEZE'), passed.get('OWNER')]).toEqual([false, true, true])
  })

  test('tells what became of a project between its first release and its last', async () => {
    const made = await database.client.release.findMany({ where: { projectId: 1 }, orderBy: { id: 'asc' } })
    type Changes = { compareReleases: { [part: string]: { steps?: object[]; changes?: object[] } & object[] } }
    const { compareReleases } = await ask<Changes>(
      `query ($from: ID!, $to: ID!) { compareReleases(from: $from, to: $to) {
        process { steps { __typename } } variables { changes { __typename } } packages { change } } }`,
      { from: entity('Releases', made[0]?.id ?? 0), to: entity('Releases', made.at(-1)?.id ?? 0) },
    )
    const { process, variables, packages } = compareReleases
    expect(
      Math.min(process?.steps?.length ?? 0, variables?.changes?.length ?? 0, packages?.length ?? 0),
    ).toBeGreaterThan(0)
  })

  test('works out what the variables of each project are for customers', async () => {
    type Effective = { effectiveVariables: { variables: { name: string; circular: boolean; value: string | null }[] } }
    for (const { id } of await database.client.project.findMany({ select: { id: true } })) {
      const { effectiveVariables } = await ask<Effective>(
        `query ($p: ID!, $e: ID!) { effectiveVariables(project: $p, environment: $e) { variables { name circular value } } }`,
        { p: entity('Projects', id), e: entity('Environments', 4) },
      )
      expect(effectiveVariables.variables.filter(({ circular }) => circular)).toEqual([])
      const domain = effectiveVariables.variables.find(({ name }) => name === 'Domain')
      expect(domain?.value).toBe('production.payments.spaceport.example')
    }
  })

  test.each(['Feeds-1', 'Certificates-1', 'Accounts-1', 'WorkerPools-3', 'StepTemplates-3', 'LibraryVariableSets-1'])(
    'tells what uses %s',
    async (id) => {
      const { whereUsed } = await ask<{ whereUsed: { totalCount: number } }>(
        'query ($id: ID!) { whereUsed(id: $id, first: 1) { totalCount } }',
        { id: `${request.space}/${id}` },
      )
      expect(whereUsed.totalCount).toBeGreaterThan(0)
    },
  )
})

const entity = (kind: string, id: number) => `${request.space}/${kind}-${id}`

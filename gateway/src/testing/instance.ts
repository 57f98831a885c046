import { buildSubgraphSchema } from '@apollo/subgraph'
import { SpaceportError } from '@spaceport/kit/errors'
import { entityId, parseEntityId, spaceNumber } from '@spaceport/kit/ids'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding, decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { comparePositions, type Position } from '@spaceport/kit/page/position'
import { textKey } from '@spaceport/kit/page/text-key'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import { jsonBody, type ServiceRequest } from '@spaceport/kit/server/route'
import type { KeyPair } from '@spaceport/kit/assertion/keys'
import { parse } from 'graphql'
import { TestFeed } from './changes.js'
import { startComponent, type TestComponent } from './component.js'
import { spaceSdl } from './sdl.js'

/** What one test Space holds: project names by local id. */
export type TestSpaces = Record<string, Record<number, string>>

/** How a test Instance behaves; a test may change it at any time. */
export type TestInstance = TestComponent & {
  spaces: TestSpaces
  /** What `/internal/sdl` answers. */
  sdl: string
  /** Awaited before each batch is answered. */
  before(request: ServiceRequest): Promise<void> | void
  batches(): number
  /** What changes in its Spaces. */
  feed: TestFeed
}

type Context = { space: string; projects: Record<number, string> }
type Batch = { query: string; operationName?: string; items: { space: string; variables: Record<string, unknown> }[] }

/** Starts an Instance that serves these Spaces over the fleet's own protocol. */
export async function startInstance(
  name: string,
  spaces: TestSpaces,
  options: { sdl?: string; port?: number; keys?: KeyPair } = {},
): Promise<TestInstance> {
  const sdl = options.sdl ?? spaceSdl()
  const graphql = createGraphQL<Context>(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]))
  const batch = async (request: ServiceRequest): Promise<Response> => {
    await instance.before(request)
    const { query, operationName, items } = jsonBody(request) as Batch
    const lines = await Promise.all(
      items.map(async ({ space, variables }) => {
        const context = { space, projects: instance.spaces[space] ?? {} }
        return { space, ...(await graphql.execute(graphql.prepare(query, operationName), variables, context)) }
      }),
    )
    const text = [...lines, { done: items.length }].map((line) => `${JSON.stringify(line)}\n`).join('')
    return new Response(text, { headers: { 'content-type': 'application/x-ndjson' } })
  }
  const feed = new TestFeed(() => Object.keys(instance.spaces))
  const component = await startComponent(
    name,
    [
      ...feed.routes,
      { method: 'GET', path: '/internal/sdl', handle: () => new Response(instance.sdl) },
      { method: 'POST', path: '/batch', handle: batch },
    ],
    options,
  )
  const batches = () => component.requests.filter(({ path }) => path === '/batch').length
  const closeComponent = component.close
  const close = (grace?: number) => {
    feed.end()
    return closeComponent(grace)
  }
  const instance: TestInstance = Object.assign(component, { spaces, sdl, before: () => {}, batches, feed, close })
  return instance
}

const resolvers = {
  Query: {
    node: (_: unknown, { id }: { id: string }, context: Context) => project(id, context),
    nodes: (_: unknown, { ids }: { ids: string[] }, context: Context) => ids.map((id) => existing(id, context)),
    projectCount: (_: unknown, __: unknown, { projects }: Context) => Object.keys(projects).length,
    projects: (_: unknown, args: ConnectionArgs & { filter?: unknown; orderBy?: unknown }, context: Context) =>
      projectPage(args, context),
  },
  Mutation: {
    renameProject: (_: unknown, { id, name }: { id: string; name: string }, context: Context) => {
      const local = parseEntityId(id)?.local ?? 0
      if (context.projects[local] === undefined) return null
      context.projects[local] = name
      return project(id, context)
    },
  },
  Node: { __resolveType: () => 'Project' },
  Space: { projectTotal: (_: unknown, __: unknown, { projects }: Context) => Object.keys(projects).length },
  Project: {
    __resolveReference: ({ id }: { id: string }, context: Context) => project(id, context),
    space: (_: unknown, __: unknown, { space }: Context) => ({ id: space }),
  },
}

function project(id: string, { projects }: Context) {
  const name = projects[parseEntityId(id)?.local ?? 0]
  return name === undefined ? null : { id, name, slug: name.toLowerCase() }
}

function existing(id: string, context: Context) {
  return project(id, context) ?? new SpaceportError('NOT_FOUND', `There is no ${id}.`)
}

function projectPage(args: ConnectionArgs & { filter?: unknown; orderBy?: unknown }, { space, projects }: Context) {
  const page = pageArgs(args)
  const binding = cursorBinding('projects', args.filter, args.orderBy)
  const after = page.after === null ? null : decodeCursor(page.after, binding)
  const number = spaceNumber(space) ?? 0
  const rows = Object.entries(projects).map(([local, name]) => {
    const position: Position = { direction: 'ASC', value: textKey(name), space: number, local: Number(local) }
    return { position, node: { id: entityId(number, 'Projects', Number(local)), name, slug: name.toLowerCase() } }
  })
  const beyond = rows
    .sort((a, b) => comparePositions(a.position, b.position))
    .filter(({ position }) => after === null || comparePositions(position, after) > 0)
  const edges = beyond
    .slice(0, page.limit)
    .map(({ position, node }) => ({ cursor: encodeCursor(binding, position), node }))
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: { hasNextPage: beyond.length > page.limit, hasPreviousPage: after !== null },
    totalCount: rows.length,
    completeness: { asked: 1, answered: 1, missing: [] },
  }
}

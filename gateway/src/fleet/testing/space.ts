import { buildSubgraphSchema } from '@apollo/subgraph'
import { GraphQLError, parse, type GraphQLSchema } from 'graphql'
import { entityId, parseEntityId } from '@spaceport/kit/ids'
import { pageArgs, type ConnectionArgs } from '@spaceport/kit/page/args'
import { cursorBinding, decodeCursor, encodeCursor } from '@spaceport/kit/page/cursor'
import { comparePositions, type Position } from '@spaceport/kit/page/position'
import { SDL } from './sdl.js'

/** A project of a Space in memory. `name` is its order key as well. */
export type ProjectRow = {
  local: number
  name: string
  lastDeployedAt: number | null
  environments?: readonly number[]
}

/** One Space in memory: the context of its operations. `log` gets the name of each mutation's input. */
export type MemorySpace = { number: number; projects: ProjectRow[]; log: string[] }

type Order = { field: 'NAME' | 'LAST_DEPLOYED_AT'; direction: 'ASC' | 'DESC' }
type Filter = { space?: string[] | null; zone?: string[] | null; text?: string | null }
type ListArgs = ConnectionArgs & { filter?: Filter | null; orderBy?: Order | null }

/** A row's place in the order of the fleet. */
export function positionOf(space: number, row: ProjectRow, { field, direction }: Order): Position {
  return { direction, value: field === 'NAME' ? row.name : row.lastDeployedAt, space, local: row.local }
}

function project(row: ProjectRow, { number }: MemorySpace) {
  return {
    __typename: 'Project',
    ...row,
    id: entityId(number, 'Projects', row.local),
    space: { id: `Spaces-${number}` },
    labels: { __proto__: null, constructor: 'plain' },
    environments: (row.environments ?? []).map((local) => environment(local, number)),
    broken: () => {
      throw new GraphQLError(`no such thing in ${row.name}`, {
        extensions: { code: 'NOT_FOUND', sql: { text: 'SELECT 1' } },
      })
    },
  }
}

/** Those from 100 on stand for one in another Space: 103 for one in Space number 3. */
function environment(local: number, space: number) {
  const remoteOf = local > 100 ? entityId(local - 100, 'Environments', 1) : null
  return { __typename: 'Environment', id: entityId(space, 'Environments', local), name: `env ${local}`, remoteOf }
}

function find(id: string, space: MemorySpace) {
  const parsed = parseEntityId(id)
  if (parsed?.kind === 'Environments') return environment(parsed.local, parsed.space)
  const row = parsed?.space === space.number ? space.projects.find(({ local }) => local === parsed.local) : undefined
  return row ? project(row, space) : null
}

function matching({ filter }: { filter?: Filter | null }, space: MemorySpace): ProjectRow[] {
  if (filter?.space && !filter.space.includes(`Spaces-${space.number}`)) return []
  return space.projects.filter(({ name }) => name.includes(filter?.text ?? ''))
}

function projects(args: ListArgs, space: MemorySpace) {
  const page = pageArgs(args)
  const orderBy = args.orderBy ?? ({ field: 'NAME', direction: 'ASC' } as const)
  const binding = cursorBinding('projects', args.filter, orderBy)
  const rows = matching(args, space)
    .map((row) => ({ row, position: positionOf(space.number, row, orderBy) }))
    .sort((a, b) => comparePositions(a.position, b.position))
  const after = page.after === null ? null : decodeCursor(page.after, binding)
  const before = page.before === null ? null : decodeCursor(page.before, binding)
  const between = rows.filter(
    ({ position }) =>
      (!after || comparePositions(position, after) > 0) && (!before || comparePositions(position, before) < 0),
  )
  const taken = page.backwards ? between.slice(-page.limit) : between.slice(0, page.limit)
  const edges = taken.map(({ row, position }) => ({
    cursor: encodeCursor(binding, position),
    node: project(row, space),
  }))
  const left = taken.length < between.length
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.backwards ? before !== null : left,
      hasPreviousPage: page.backwards ? left : after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: rows.length,
    completeness: { asked: 1, answered: 1, missing: [] },
  }
}

function facet(space: MemorySpace, prefix: string) {
  const counts = new Map<string, number>()
  for (const { name } of space.projects) counts.set(prefix + name[0], (counts.get(prefix + name[0]) ?? 0) + 1)
  return { values: [...counts].map(([name, count]) => ({ name, count })), truncated: space.number === 13 }
}

/** A resolver of the subgraph's context, which is one Space. */
function inSpace<Args>(resolve: (args: Args, space: MemorySpace) => unknown) {
  return (_source: unknown, args: object, context: unknown) => resolve(args as Args, context as MemorySpace)
}

const reference = {
  __resolveReference: ({ id }: { id: string }, context: unknown) => find(id, context as MemorySpace),
}

const resolvers = {
  Query: {
    node: inSpace(({ id }: { id: string }, space) => {
      const found = find(id, space)
      if (!found) throw new GraphQLError(`There is no ${id}.`, { extensions: { code: 'NOT_FOUND' } })
      return found
    }),
    nodes: inSpace(({ ids }: { ids: string[] }, space) => ids.map((id) => find(id, space))),
    projects: inSpace(projects),
    projectCount: inSpace((args: ListArgs, space) => matching(args, space).length),
    projectFacets: inSpace((_args, space) => ({
      state: facet(space, ''),
      kind: ({ prefix }: { prefix?: string }) => facet(space, prefix ?? ''),
    })),
    roles: inSpace((_args, space) =>
      space.projects.map((row) => ({
        space: { id: `Spaces-${space.number}` },
        role: row.name,
        broken: project(row, space).broken,
      })),
    ),
  },
  Mutation: {
    renameProject: inSpace(({ input }: { input: { id: string; name: string } }, space) => {
      space.log.push(input.name)
      const row = space.projects.find(({ local }) => local === parseEntityId(input.id)?.local)
      if (!row) return { project: null, errors: [{ code: 'NOT_FOUND', message: 'none', path: ['input', 'id'] }] }
      row.name = input.name
      return { project: project(row, space), errors: [] }
    }),
  },
  Project: reference,
  Environment: reference,
  Space: {
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    projectCount: inSpace((_args, space) => space.projects.length),
  },
}

/** The executable schema of every Space in memory. */
export function memorySchema(sdl: string = SDL): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: parse(sdl), resolvers })
}

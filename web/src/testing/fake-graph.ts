import { readFileSync } from 'node:fs'
import { buildSchema, graphql, GraphQLError, type ExecutionResult } from 'graphql'
import type { ProjectOrder, ProjectsPageQueryVariables } from '../generated/graphql'
import { fakeProjects, fakeSpaces, type FakeProject } from './fleet'
import { fakeGroups, fakeUsers } from './people'

/** What a test can make go wrong in the made-up fleet. */
export type Faults = {
  /** Spaces that do not answer, with the reason that the graph gives. */
  missing: Record<string, string>
  /** Whether nobody knows who owns what. */
  zoneDown: boolean
}

const schema = buildSchema(readFileSync(new URL('../../../client/schema.graphql', import.meta.url), 'utf8'))

function orderValue(project: FakeProject, field: string): string {
  return field === 'NAME' ? project.name.toLowerCase() : (project.lastDeployedAt ?? '')
}

/** The graph's order: nulls last whatever the direction, then by value, then by id. */
function compare(order: Pick<ProjectOrder, 'field' | 'direction'>) {
  const sign = order.direction === 'DESC' ? -1 : 1
  return (a: FakeProject, b: FakeProject): number => {
    const [x, y] = [orderValue(a, order.field ?? 'NAME'), orderValue(b, order.field ?? 'NAME')]
    if ((x === '') !== (y === '')) return x === '' ? 1 : -1
    if (x !== y) return x < y ? -sign : sign
    return a.id < b.id ? -sign : sign
  }
}

function page<Node extends { id: string }>(list: Node[], args: ProjectsPageQueryVariables) {
  const place = (cursor: string | null | undefined) => (cursor ? list.findIndex(({ id }) => id === cursor) : -1)
  if ((args.after && place(args.after) === -1) || (args.before && place(args.before) === -1)) {
    throw new GraphQLError('The cursor belongs to another list.', { extensions: { code: 'BAD_CURSOR' } })
  }
  const from = args.after ? place(args.after) + 1 : 0
  const to = args.before ? place(args.before) : list.length
  const start = args.last ? Math.max(from, to - args.last) : from
  const end = args.last ? to : Math.min(to, start + (args.first ?? 0))
  const nodes = list.slice(start, end)
  return {
    nodes,
    totalCount: list.length,
    pageInfo: {
      hasNextPage: end < list.length,
      hasPreviousPage: start > 0,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
  }
}

/** A graph over a made-up fleet, executed against the real schema, so that a query that does not fit it fails. */
export class FakeGraph {
  readonly faults: Faults = { missing: {}, zoneDown: false }
  readonly spaces
  readonly projects
  readonly users = fakeUsers()
  me = this.users[0]!

  constructor(size: { spaces: number; projects: number }, now: number) {
    this.spaces = fakeSpaces(size.spaces)
    this.projects = fakeProjects(size.projects, this.spaces, now)
  }

  async execute(query: string, variables: Record<string, unknown>): Promise<ExecutionResult> {
    const result = await graphql({ schema, source: query, variableValues: variables, rootValue: this.#root() })
    if (!result.errors) return result
    const missing = Object.keys(this.faults.missing)
    return { ...result, errors: result.errors.filter(({ extensions }) => !missing.includes(String(extensions.space))) }
  }

  #root() {
    return {
      me: this.me,
      users: (args: {
        first?: number
        last?: number
        after?: string
        before?: string
        filter?: { text?: string | null }
      }) => {
        const text = args.filter?.text?.toLowerCase() ?? ''
        return page(
          this.users.filter(({ name }) => name.toLowerCase().includes(text)),
          args,
        )
      },
      user: ({ id }: { id: string }) => this.users.find((user) => user.id === id) ?? null,
      groups: (args: { first?: number }) => page(fakeGroups(), args),
      spaces: (args: { first?: number; after?: string; filter?: { text?: string | null } }) => {
        const text = args.filter?.text?.toLowerCase() ?? ''
        const sorted = this.spaces.filter(({ name }) => name.toLowerCase().includes(text))
        return page(sorted, { first: args.first, after: args.after })
      },
      projects: (args: ProjectsPageQueryVariables & { filter?: { space?: string[] | null; text?: string | null } }) =>
        this.#projects(args),
    }
  }

  #projects(args: ProjectsPageQueryVariables & { filter?: { space?: string[] | null; text?: string | null } }) {
    const { missing, zoneDown } = this.faults
    const asked = this.spaces.filter(({ id }) => args.filter?.space?.includes(id) ?? true).map(({ id }) => id)
    const silent = asked.filter((id) => id in missing)
    const text = args.filter?.text?.toLowerCase() ?? ''
    const list = this.projects
      .filter(
        ({ space, name }) => asked.includes(space.id) && !(space.id in missing) && name.toLowerCase().includes(text),
      )
      .sort(compare(args.orderBy ?? { field: 'NAME', direction: 'ASC' }))
    const connection = page(list, args)
    const down = () => {
      throw new GraphQLError('The owners could not be read.', { extensions: { code: 'INSTANCE_UNAVAILABLE' } })
    }
    const nodes = connection.nodes.map((project) => ({
      ...project,
      productionEnvironment: { ...project.productionEnvironment, ...(zoneDown ? { owner: down } : {}) },
    }))
    return {
      ...connection,
      nodes,
      completeness: {
        asked: asked.length,
        answered: asked.length - silent.length,
        missing: silent.map((space) => ({ space, reason: missing[space], since: new Date(Date.now() - 95_000).toISOString() })), // prettier-ignore
      },
    }
  }
}

import { readFileSync } from 'node:fs'
import { buildSchema, graphql, GraphQLError, type ExecutionResult } from 'graphql'
import type { ExploreProjectsQueryVariables, ProjectOrder } from '../generated/graphql'
import { fakeProjects, fakeSpaces, type FakeProject } from './fleet'
import { fakeAccess } from './access'
import { fakeDirectory } from './directory'
import { page } from './page'
import { fakeUsers } from './people'

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

/** A graph over a made-up fleet, executed against the real schema, so that a query that does not fit it fails. */
export class FakeGraph {
  readonly faults: Faults = { missing: {}, zoneDown: false }
  readonly spaces
  readonly projects
  readonly users = fakeUsers()

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
      ...fakeDirectory(this.users),
      ...fakeAccess(this.spaces),
      spaces: (args: { first?: number; after?: string; filter?: { text?: string | null } }) => {
        const text = args.filter?.text?.toLowerCase() ?? ''
        const sorted = this.spaces.filter(({ name }) => name.toLowerCase().includes(text))
        return page(sorted, { first: args.first, after: args.after })
      },
      projects: (args: Omit<ExploreProjectsQueryVariables, 'facets'>) => this.#projects(args),
    }
  }

  #projects(args: Omit<ExploreProjectsQueryVariables, 'facets'>) {
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

import { grantsOf, type Rights } from '@spaceport/kit/rights/decide'
import type { Permission } from '@spaceport/kit/rights/permission'
import { limitsOf, type Limit } from '@spaceport/kit/rights/scope'
import type { Kind } from '../entity/kinds.js'
import { allOf, anyOf, EVERYTHING, hasSome, leadsTo, NOTHING, oneOf, someOf, type Where } from './where.js'

type Projects = Extract<Limit, { by: 'project' }>

/** How the rows of a kind meet each limit. A limit that a kind cannot meet leaves none of its rows, but one of tenants that is met by what has none. */
type Meeting = {
  project?(limit: Projects): Where
  environment?(limit: Extract<Limit, { by: 'environment' }>): Where
  tenant?(limit: Extract<Limit, { by: 'tenant' }>): Where
}

const inProject = ({ projects, groups }: Projects) => anyOf([oneOf('id', projects), oneOf('projectGroupId', groups)])

const project: Meeting = {
  project: inProject,
  tenant: ({ tenants, orNone }) =>
    anyOf([{ tenants: { some: oneOf('tenantId', tenants) } }, orNone ? { tenants: { none: {} } } : NOTHING]),
}

/**
 * By the column of the project; by the relation only where a group matters, and then wholly, so that PostgreSQL may begin with the few
 * projects that are meant instead of looking at every row.
 */
const ofProject: Meeting & Required<Pick<Meeting, 'project'>> = {
  project: (limit) =>
    limit.groups.length > 0 ? leadsTo('project', inProject(limit)) : oneOf('projectId', limit.projects),
}

/** What was, or is to be, done in a project, to an environment, for a tenant or none. */
const deployed: Meeting = {
  ...ofProject,
  environment: ({ environments }) => oneOf('environmentId', environments),
  tenant: ({ tenants, orNone }) => anyOf([oneOf('tenantId', tenants), orNone ? { tenantId: null } : NOTHING]),
}

/** The counterpart of `positionOf`: the same in SQL, for all rows of a kind at once. */
const MEETING: Readonly<Record<Kind, Meeting>> = {
  Projects: project,
  ProjectGroups: {
    project: ({ projects, groups }) =>
      anyOf([oneOf('id', groups), projects.length > 0 ? { projects: { some: oneOf('id', projects) } } : NOTHING]),
  },
  Releases: {
    ...ofProject,
    tenant: (limit) => leadsTo('project', project.tenant?.(limit) ?? NOTHING),
  },
  Channels: { project: ofProject.project },
  Runbooks: { project: ofProject.project },
  RunbookSnapshots: { project: ofProject.project },
  Variables: { project: ofProject.project, environment: ({ environments }) => hasSome('environmentIds', environments) },
  Deployments: deployed,
  DeploymentCells: deployed,
  ServerTasks: deployed,
  Interruptions: {
    project: (limit) => leadsTo('task', deployed.project?.(limit) ?? NOTHING),
    environment: (limit) => leadsTo('task', deployed.environment?.(limit) ?? NOTHING),
    tenant: (limit) => leadsTo('task', deployed.tenant?.(limit) ?? NOTHING),
  },
  DeploymentFreezes: {
    environment: ({ environments }) => someOf('scopes', oneOf('environmentId', environments)),
  },
  Machines: {
    environment: ({ environments }) => someOf('environments', oneOf('environmentId', environments)),
    tenant: ({ tenants, orNone }) =>
      anyOf([someOf('tenants', oneOf('tenantId', tenants)), orNone ? { tenants: { none: {} } } : NOTHING]),
  },
  Accounts: { environment: ({ environments }) => hasSome('environmentIds', environments) },
  Certificates: {
    environment: ({ environments }) => hasSome('environmentIds', environments),
    tenant: ({ tenants, orNone }) =>
      anyOf([hasSome('tenantIds', tenants), orNone ? { tenantIds: { isEmpty: true } } : NOTHING]),
  },
  MachinePolicies: {},
  Workers: {},
  WorkerPools: {},
  TagSets: {},
  LibraryVariableSets: {},
  BuildInformation: {},
  Feeds: {},
  Environments: { environment: ({ environments }) => oneOf('id', environments) },
  Tenants: { tenant: ({ tenants }) => oneOf('id', tenants) },
  Lifecycles: {},
  Phases: {},
  StepTemplates: {},
  Teams: {},
  UserRoles: {},
  ScopedUserRoles: {},
  Trusts: {},
  OutgoingBundles: {
    project: (limit) =>
      limit.groups.length > 0 ? leadsTo('release', ofProject.project(limit)) : oneOf('projectId', limit.projects),
    tenant: (limit) => leadsTo('release', leadsTo('project', project.tenant?.(limit) ?? NOTHING)),
  },
  IncomingBundles: {},
  Events: {
    project: ({ projects, groups }) => anyOf([hasSome('projectIds', projects), hasSome('projectGroupIds', groups)]),
    environment: ({ environments }) => hasSome('environmentIds', environments),
    tenant: ({ tenants, orNone }) =>
      anyOf([hasSome('tenantIds', tenants), orNone ? { tenantIds: { isEmpty: true } } : NOTHING]),
  },
}

/** The rows of a kind that somebody's permission reaches. */
export function within(rights: Rights, permission: Permission, kind: Kind): Where {
  const ways = waysOf(rights, permission)
  return anyOf(ways.map((limits) => allOf(limits.map((limit) => meeting(kind, limit)))))
}

function meeting(kind: Kind, limit: Limit): Where {
  const { project, environment, tenant } = MEETING[kind]
  switch (limit.by) {
    case 'project':
      return project?.(limit) ?? NOTHING
    case 'environment':
      return environment?.(limit) ?? NOTHING
    case 'tenant':
      return tenant?.(limit) ?? (limit.orNone ? EVERYTHING : NOTHING)
  }
}

/**
 * The limits of each grant of a permission. Grants that differ in their projects only become one, so that a caller with many of
 * them asks PostgreSQL for one list of ids and not for a chain of alternatives.
 */
function waysOf(rights: Rights, permission: Permission): Limit[][] {
  const ways = new Map<string, Limit[]>()
  for (const { scope } of grantsOf(rights, permission)) {
    const limits = limitsOf(scope, permission)
    const others = limits.filter(({ by }) => by !== 'project')
    const inProjects = limits.find((limit) => limit.by === 'project')
    const key = JSON.stringify([inProjects !== undefined, others])
    const before = ways.get(key)?.find((limit) => limit.by === 'project')
    const merged = inProjects && before ? together(before, inProjects) : inProjects
    ways.set(key, merged ? [merged, ...others] : others)
  }
  return [...ways.values()]
}

function together(one: Projects, other: Projects): Projects {
  const union = (a: readonly number[], b: readonly number[]) => [...new Set([...a, ...b])]
  return {
    by: 'project',
    groups: union(one.groups, other.groups),
    projects: union(one.projects, other.projects),
  }
}

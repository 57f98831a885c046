import type { Ids } from '@spaceport/kit/rights/testing/random-case'
import { parseEntityId } from '@spaceport/kit/ids'

type Ref = { id: string } | null
type Page<Node> = { nodes: Node[] }

/** Everything of a Space that stands somewhere, as its manager sees it. */
export type Everything = {
  projects: Page<{ id: string; projectGroup: Ref; tenants: Page<{ id: string }> }>
  releases: Page<{ id: string; project: Ref }>
  deployments: Page<{ id: string; project: Ref; environment: Ref; tenant: Ref }>
  [list: string]: Page<{ id: string }>
}

/** What the manager is asked, of one Space. */
export const EVERYTHING = `query ($space: [ID!]) {
  projects(first: 50, filter: { space: $space }) { nodes { id projectGroup { id } tenants(first: 20) { nodes { id } } } }
  releases(first: 100, filter: { space: $space }) { nodes { id project { id } } }
  deployments(first: 100, filter: { space: $space }) { nodes { id project { id } environment { id } tenant { id } } }
  ${['environments', 'tenants', 'projectGroups', 'lifecycles', 'stepTemplates', 'teams', 'userRoles']
    .map((list) => `${list}(first: 50, filter: { space: $space }) { nodes { id } }`)
    .join('\n  ')}
}`

/** The permission that each list takes, as Octopus names it. */
export const LISTS = {
  projects: 'ProjectView',
  releases: 'ReleaseView',
  deployments: 'DeploymentView',
  environments: 'EnvironmentView',
  tenants: 'TenantView',
  projectGroups: 'ProjectGroupView',
  lifecycles: 'LifecycleView',
  stepTemplates: 'ActionTemplateView',
  teams: 'TeamView',
  userRoles: 'UserRoleView',
} as const

export const NOWHERE: Ids = { groups: [], projects: [], environments: [], tenants: [] }

const local = (ref: Ref) => (ref ? [parseEntityId(ref.id)?.local ?? 0] : [])

/** Where each thing of a Space stands, by its id. */
export function positionsOf(all: Everything): ReadonlyMap<string, Ids> {
  const projects = new Map(
    all.projects.nodes.map((project): [string, Ids] => [
      project.id,
      {
        ...NOWHERE,
        groups: local(project.projectGroup),
        projects: local(project),
        tenants: project.tenants.nodes.flatMap(local),
      },
    ]),
  )
  const ofProject = (ref: Ref) => projects.get(ref?.id ?? '') ?? NOWHERE
  const inGroup = (group: Ref) => all.projects.nodes.filter(({ projectGroup }) => projectGroup?.id === group?.id)
  return new Map([
    ...Object.values(all).flatMap(({ nodes }) => nodes.map(({ id }): [string, Ids] => [id, NOWHERE])),
    ...projects,
    ...all.releases.nodes.map(({ id, project }): [string, Ids] => [id, ofProject(project)]),
    ...all.deployments.nodes.map(({ id, project, environment, tenant }): [string, Ids] => [
      id,
      { ...ofProject(project), environments: local(environment), tenants: local(tenant) },
    ]),
    ...(all.environments?.nodes ?? []).map((one): [string, Ids] => [one.id, { ...NOWHERE, environments: local(one) }]),
    ...(all.tenants?.nodes ?? []).map((one): [string, Ids] => [one.id, { ...NOWHERE, tenants: local(one) }]),
    ...(all.projectGroups?.nodes ?? []).map((one): [string, Ids] => [
      one.id,
      { ...NOWHERE, groups: local(one), projects: inGroup(one).flatMap(local) },
    ]),
  ])
}

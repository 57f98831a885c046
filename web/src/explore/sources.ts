import type { Served } from '../graph/served'
import { askList, type Params } from './ask-list'

/** Asks for the lists of all kinds on the server; each loads only its own operation. */
const SOURCES = {
  'project-groups': async (params: Params) =>
    askList((await import('./project-groups/source')).projectGroupsSource, params),
  releases: async (params: Params) => askList((await import('./releases/source')).releasesSource, params),
  deployments: async (params: Params) => askList((await import('./deployments/source')).deploymentsSource, params),
  tasks: async (params: Params) => askList((await import('./tasks/source')).tasksSource, params),
  interruptions: async (params: Params) =>
    askList((await import('./interruptions/source')).interruptionsSource, params),
  runbooks: async (params: Params) => askList((await import('./runbooks/source')).runbooksSource, params),
  'runbook-snapshots': async (params: Params) =>
    askList((await import('./runbook-snapshots/source')).runbookSnapshotsSource, params),
  'build-information': async (params: Params) =>
    askList((await import('./build-information/source')).buildInformationSource, params),
  environments: async (params: Params) => askList((await import('./environments/source')).environmentsSource, params),
  'deployment-targets': async (params: Params) =>
    askList((await import('./deployment-targets/source')).deploymentTargetsSource, params),
  workers: async (params: Params) => askList((await import('./workers/source')).workersSource, params),
  'worker-pools': async (params: Params) => askList((await import('./worker-pools/source')).workerPoolsSource, params),
  'machine-policies': async (params: Params) =>
    askList((await import('./machine-policies/source')).machinePoliciesSource, params),
  tenants: async (params: Params) => askList((await import('./tenants/source')).tenantsSource, params),
  'tag-sets': async (params: Params) => askList((await import('./tag-sets/source')).tagSetsSource, params),
  channels: async (params: Params) => askList((await import('./channels/source')).channelsSource, params),
  lifecycles: async (params: Params) => askList((await import('./lifecycles/source')).lifecyclesSource, params),
  variables: async (params: Params) => askList((await import('./variables/source')).variablesSource, params),
  'library-variable-sets': async (params: Params) =>
    askList((await import('./library-variable-sets/source')).libraryVariableSetsSource, params),
  'step-templates': async (params: Params) =>
    askList((await import('./step-templates/source')).stepTemplatesSource, params),
  accounts: async (params: Params) => askList((await import('./accounts/source')).accountsSource, params),
  certificates: async (params: Params) => askList((await import('./certificates/source')).certificatesSource, params),
  feeds: async (params: Params) => askList((await import('./feeds/source')).feedsSource, params),
  'deployment-freezes': async (params: Params) =>
    askList((await import('./deployment-freezes/source')).deploymentFreezesSource, params),
  teams: async (params: Params) => askList((await import('./teams/source')).teamsSource, params),
  'user-roles': async (params: Params) => askList((await import('./user-roles/source')).userRolesSource, params),
  trusts: async (params: Params) => askList((await import('./trusts/source')).trustsSource, params),
  'incoming-bundles': async (params: Params) =>
    askList((await import('./incoming-bundles/source')).incomingBundlesSource, params),
  'outgoing-bundles': async (params: Params) =>
    askList((await import('./outgoing-bundles/source')).outgoingBundlesSource, params),
}

/** A kind that has a page under `/explore`; projects have one of their own. */
export type ExploredKind = keyof typeof SOURCES

/** Whether there is a page of a kind. */
export function isExplored(slug: string): slug is ExploredKind {
  return Object.hasOwn(SOURCES, slug)
}

/** What the page of a kind shows first. */
export async function askKind(kind: ExploredKind, params: Params): Promise<Served<unknown, unknown>> {
  return await SOURCES[kind](params)
}

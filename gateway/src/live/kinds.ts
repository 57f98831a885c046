/** The kinds of things whose changes are told: as the graph names them, and as ids do. */
export const CHANGED_KINDS = {
  ACCOUNT: 'Accounts',
  BUILD_INFORMATION: 'BuildInformation',
  CERTIFICATE: 'Certificates',
  CHANNEL: 'Channels',
  DEPLOYMENT: 'Deployments',
  DEPLOYMENT_FREEZE: 'DeploymentFreezes',
  DEPLOYMENT_TARGET: 'Machines',
  ENVIRONMENT: 'Environments',
  FEED: 'Feeds',
  INCOMING_BUNDLE: 'IncomingBundles',
  INTERRUPTION: 'Interruptions',
  LIBRARY_VARIABLE_SET: 'LibraryVariableSets',
  LIFECYCLE: 'Lifecycles',
  MACHINE_POLICY: 'MachinePolicies',
  OUTGOING_BUNDLE: 'OutgoingBundles',
  PROJECT: 'Projects',
  PROJECT_GROUP: 'ProjectGroups',
  RELEASE: 'Releases',
  RUNBOOK: 'Runbooks',
  RUNBOOK_SNAPSHOT: 'RunbookSnapshots',
  SCOPED_USER_ROLE: 'ScopedUserRoles',
  SERVER_TASK: 'ServerTasks',
  STEP_TEMPLATE: 'StepTemplates',
  TAG_SET: 'TagSets',
  TEAM: 'Teams',
  TENANT: 'Tenants',
  TRUST: 'Trusts',
  USER_ROLE: 'UserRoles',
  VARIABLE: 'Variables',
  WORKER: 'Workers',
  WORKER_POOL: 'WorkerPools',
} as const

/** A kind of thing whose changes are told, as the graph names it. */
export type ChangedKind = keyof typeof CHANGED_KINDS

const OF_IDS: ReadonlyMap<string, string> = new Map(Object.entries(CHANGED_KINDS).map(([kind, inIds]) => [inIds, kind]))

/** The kind that ids name so, as the graph does; null for what is not told, such as of a newer version than this gateway knows. */
export function changedKind(inIds: string): ChangedKind | null {
  return (OF_IDS.get(inIds) as ChangedKind | undefined) ?? null
}

/** What a role assignment can be limited to. */
export const DIMENSIONS = ['ProjectGroups', 'Projects', 'Environments', 'Tenants'] as const

/** A kind of entity that a role assignment can be limited to. */
export type Dimension = (typeof DIMENSIONS)[number]

/** What is known of a permission. */
export type PermissionFacts = {
  description: string
  /** Where it can be granted: over the whole fleet, in a Space, or both. */
  levels: readonly ('system' | 'space')[]
  /** The limits of a role assignment that it heeds; it ignores the others. Projects and project groups add up. */
  restrictions: readonly Dimension[]
  /** Whether an assignment limited to tenants reaches only what has a tenant; else it reaches what has none, too. */
  needsTenant: boolean
}

type Level = PermissionFacts['levels']
const SYSTEM: Level = ['system']
const SPACE: Level = ['space']
const BOTH: Level = ['system', 'space']

const NOWHERE: readonly Dimension[] = []
const GROUP: readonly Dimension[] = ['ProjectGroups']
const PROJECT: readonly Dimension[] = ['ProjectGroups', 'Projects']
const ENVIRONMENT: readonly Dimension[] = ['Environments']
const TENANT: readonly Dimension[] = ['Tenants']

function permission(
  levels: Level,
  restrictions: readonly Dimension[],
  description: string,
  needsTenant = false,
): PermissionFacts {
  return { description, levels, restrictions, needsTenant }
}

/**
 * Every permission, under Octopus's name, with the limits that it heeds. (Octopus names only `Projects` where projects can
 * be a limit; here their groups are one too, so that both add up.)
 */
export const PERMISSIONS = {
  AdministerSystem: permission(
    SYSTEM,
    NOWHERE,
    'Perform system-level functions: keys, Instances, Zones and whoever else administers',
  ),
  ConfigureServer: permission(SYSTEM, NOWHERE, 'Configure sign-in: identity providers and issuers of tokens'),
  RunSystem: permission(SYSTEM, NOWHERE, 'Run background actions that belong to no user'),
  EventRetentionView: permission(SYSTEM, NOWHERE, 'List archived event files'),
  EventRetentionDelete: permission(SYSTEM, NOWHERE, 'Delete archived event files'),
  SpaceView: permission(SYSTEM, NOWHERE, 'View Spaces'),
  SpaceCreate: permission(SYSTEM, NOWHERE, 'Create Spaces'),
  SpaceEdit: permission(SYSTEM, NOWHERE, 'Edit Spaces'),
  SpaceDelete: permission(SYSTEM, NOWHERE, 'Delete Spaces'),
  UserView: permission(SYSTEM, NOWHERE, 'View users'),
  UserInvite: permission(SYSTEM, NOWHERE, 'Invite users to register accounts'),
  UserEdit: permission(SYSTEM, NOWHERE, 'Edit users'),
  UserRoleView: permission(BOTH, NOWHERE, 'View user roles'),
  UserRoleEdit: permission(BOTH, NOWHERE, 'Edit user role definitions'),
  TeamView: permission(BOTH, NOWHERE, 'View teams'),
  TeamCreate: permission(BOTH, NOWHERE, 'Create teams'),
  TeamEdit: permission(BOTH, NOWHERE, 'Edit teams'),
  TeamDelete: permission(BOTH, NOWHERE, 'Delete teams'),
  EventView: permission(BOTH, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'View events, including the audit', true),
  TaskView: permission(
    BOTH,
    [...PROJECT, ...ENVIRONMENT, ...TENANT],
    'View summary-level information associated with a task',
  ),
  TaskViewLog: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT, ...TENANT],
    'View the execution of a task in detail, its log included',
  ),
  TaskCreate: permission(BOTH, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'Explicitly create (run) server tasks'),
  TaskCancel: permission(BOTH, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'Cancel server tasks'),
  TaskEdit: permission(BOTH, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'Edit server tasks'),
  ProjectView: permission(SPACE, [...PROJECT, ...TENANT], 'View the details of projects'),
  ProjectCreate: permission(SPACE, GROUP, 'Create projects'),
  ProjectEdit: permission(SPACE, [...PROJECT, ...TENANT], 'Edit project details'),
  ProjectDelete: permission(SPACE, [...PROJECT, ...TENANT], 'Delete projects'),
  ProcessView: permission(SPACE, PROJECT, 'View the deployment process and channels associated with a project'),
  ProcessEdit: permission(SPACE, PROJECT, 'Edit the deployment process and channels associated with a project'),
  VariableView: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT],
    'View variables belonging to a project or library variable set',
  ),
  VariableViewUnscoped: permission(
    SPACE,
    PROJECT,
    'View variables of a project or library variable set that are scoped to no environment',
  ),
  VariableEdit: permission(SPACE, [...PROJECT, ...ENVIRONMENT], 'Edit variables belonging to a project'),
  VariableEditUnscoped: permission(
    SPACE,
    PROJECT,
    'Edit variables of a project or library variable set that are scoped to no environment',
  ),
  ReleaseView: permission(SPACE, [...PROJECT, ...TENANT], 'View a release of a project'),
  ReleaseCreate: permission(SPACE, [...PROJECT, ...TENANT], 'Create a release for a project'),
  ReleaseEdit: permission(SPACE, [...PROJECT, ...TENANT], 'Edit a release of a project'),
  ReleaseDelete: permission(SPACE, [...PROJECT, ...TENANT], 'Delete a release of a project'),
  DefectReport: permission(SPACE, PROJECT, 'Block a release from progressing to the next lifecycle phase'),
  DefectResolve: permission(SPACE, PROJECT, 'Unblock a release so that it can progress to the next phase'),
  DeploymentView: permission(SPACE, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'View deployments', true),
  DeploymentCreate: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT, ...TENANT],
    'Deploy releases to target environments',
    true,
  ),
  DeploymentDelete: permission(SPACE, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'Delete deployments', true),
  RunbookView: permission(SPACE, PROJECT, 'View runbooks'),
  RunbookEdit: permission(SPACE, PROJECT, 'Edit runbooks'),
  RunbookRunView: permission(SPACE, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'View runbook runs', true),
  RunbookRunCreate: permission(SPACE, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'Create runbook runs', true),
  RunbookRunDelete: permission(SPACE, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'Delete runbook runs', true),
  EnvironmentView: permission(SPACE, ENVIRONMENT, 'View environments'),
  EnvironmentCreate: permission(SPACE, ENVIRONMENT, 'Create environments'),
  EnvironmentEdit: permission(SPACE, ENVIRONMENT, 'Edit environments'),
  EnvironmentDelete: permission(SPACE, ENVIRONMENT, 'Delete environments'),
  MachineView: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'View machines'),
  MachineCreate: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Create machines'),
  MachineEdit: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Edit machines'),
  MachineDelete: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Delete machines'),
  MachinePolicyView: permission(SPACE, NOWHERE, 'View health check policies'),
  MachinePolicyCreate: permission(SPACE, NOWHERE, 'Create health check policies'),
  MachinePolicyEdit: permission(SPACE, NOWHERE, 'Edit health check policies'),
  MachinePolicyDelete: permission(SPACE, NOWHERE, 'Delete health check policies'),
  WorkerView: permission(SPACE, NOWHERE, 'View the workers in worker pools'),
  WorkerEdit: permission(SPACE, NOWHERE, 'Edit workers and worker pools'),
  ArtifactView: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT, ...TENANT],
    'View the artifacts created manually and during deployment',
    true,
  ),
  ArtifactCreate: permission(SPACE, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'Manually create artifacts', true),
  ArtifactEdit: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT, ...TENANT],
    'Edit the details describing artifacts',
    true,
  ),
  ArtifactDelete: permission(SPACE, [...PROJECT, ...ENVIRONMENT, ...TENANT], 'Delete artifacts', true),
  InterruptionView: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT, ...TENANT],
    'View interruptions generated during deployments',
    true,
  ),
  InterruptionSubmit: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT, ...TENANT],
    'Take responsibility for and submit interruptions generated during deployments',
    true,
  ),
  InterruptionViewSubmitResponsible: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT, ...TENANT],
    'As InterruptionSubmit, for members of a team that is responsible for the interruption',
    true,
  ),
  FeedView: permission(SPACE, NOWHERE, 'View package feeds and the packages in them'),
  FeedEdit: permission(SPACE, NOWHERE, 'Edit feeds'),
  BuiltInFeedDownload: permission(
    SPACE,
    PROJECT,
    'Retrieve the contents of packages in the built-in package repository',
  ),
  BuiltInFeedPush: permission(SPACE, PROJECT, 'Push new packages to the built-in package repository'),
  BuiltInFeedAdminister: permission(SPACE, PROJECT, 'Replace or delete packages in the built-in package repository'),
  BuildInformationPush: permission(SPACE, NOWHERE, 'Create or update build information'),
  BuildInformationAdminister: permission(SPACE, NOWHERE, 'Replace or delete build information'),
  LibraryVariableSetView: permission(SPACE, NOWHERE, 'View library variable sets'),
  LibraryVariableSetCreate: permission(SPACE, NOWHERE, 'Create library variable sets'),
  LibraryVariableSetEdit: permission(SPACE, NOWHERE, 'Edit library variable sets'),
  LibraryVariableSetDelete: permission(SPACE, NOWHERE, 'Delete library variable sets'),
  ProjectGroupView: permission(SPACE, PROJECT, 'View project groups'),
  ProjectGroupCreate: permission(SPACE, GROUP, 'Create project groups'),
  ProjectGroupEdit: permission(SPACE, GROUP, 'Edit project groups'),
  ProjectGroupDelete: permission(SPACE, GROUP, 'Delete project groups'),
  ActionTemplateView: permission(SPACE, NOWHERE, 'View step templates'),
  ActionTemplateCreate: permission(SPACE, NOWHERE, 'Create step templates'),
  ActionTemplateEdit: permission(SPACE, NOWHERE, 'Edit step templates'),
  ActionTemplateDelete: permission(SPACE, NOWHERE, 'Delete step templates'),
  LifecycleView: permission(SPACE, NOWHERE, 'View lifecycles'),
  LifecycleCreate: permission(SPACE, NOWHERE, 'Create lifecycles'),
  LifecycleEdit: permission(SPACE, NOWHERE, 'Edit lifecycles'),
  LifecycleDelete: permission(SPACE, NOWHERE, 'Delete lifecycles'),
  AccountView: permission(SPACE, ENVIRONMENT, 'View accounts'),
  AccountCreate: permission(SPACE, ENVIRONMENT, 'Create accounts'),
  AccountEdit: permission(SPACE, ENVIRONMENT, 'Edit accounts'),
  AccountDelete: permission(SPACE, ENVIRONMENT, 'Delete accounts'),
  CertificateView: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'View certificates'),
  CertificateCreate: permission(SPACE, NOWHERE, 'Create certificates'),
  CertificateEdit: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Edit certificates'),
  CertificateDelete: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Delete certificates'),
  CertificateExportPrivateKey: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Export certificate private keys'),
  GitCredentialView: permission(SPACE, NOWHERE, 'View Git credentials'),
  GitCredentialEdit: permission(SPACE, NOWHERE, 'Edit Git credentials'),
  TenantView: permission(SPACE, TENANT, 'View tenants'),
  TenantCreate: permission(SPACE, TENANT, 'Create tenants'),
  TenantEdit: permission(SPACE, TENANT, 'Edit tenants'),
  TenantDelete: permission(SPACE, TENANT, 'Delete tenants'),
  TagSetCreate: permission(SPACE, NOWHERE, 'Create tag sets'),
  TagSetEdit: permission(SPACE, NOWHERE, 'Edit tag sets'),
  TagSetDelete: permission(SPACE, NOWHERE, 'Delete tag sets'),
  TriggerView: permission(SPACE, PROJECT, 'View triggers'),
  TriggerCreate: permission(SPACE, PROJECT, 'Create triggers'),
  TriggerEdit: permission(SPACE, PROJECT, 'Edit triggers'),
  TriggerDelete: permission(SPACE, PROJECT, 'Delete triggers'),
  ProxyView: permission(SPACE, NOWHERE, 'View proxies'),
  ProxyCreate: permission(SPACE, NOWHERE, 'Create proxies'),
  ProxyEdit: permission(SPACE, NOWHERE, 'Edit proxies'),
  ProxyDelete: permission(SPACE, NOWHERE, 'Delete proxies'),
  SubscriptionView: permission(SPACE, NOWHERE, 'View subscriptions'),
  SubscriptionCreate: permission(SPACE, NOWHERE, 'Create subscriptions'),
  SubscriptionEdit: permission(SPACE, NOWHERE, 'Edit subscriptions'),
  SubscriptionDelete: permission(SPACE, NOWHERE, 'Delete subscriptions'),
  InsightsReportView: permission(SPACE, NOWHERE, 'View insights reports'),
  InsightsReportCreate: permission(SPACE, NOWHERE, 'Create insights reports'),
  InsightsReportEdit: permission(SPACE, NOWHERE, 'Edit insights reports'),
  InsightsReportDelete: permission(SPACE, NOWHERE, 'Delete insights reports'),
} satisfies Record<string, PermissionFacts>

/** The name of a permission. */
export type Permission = keyof typeof PERMISSIONS

/** Whether a text is the name of a permission. */
export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name)
}

/** All names, in their order. */
export const PERMISSION_NAMES = Object.keys(PERMISSIONS).filter(isPermission)

/** Whether a permission only lets its holder see things. What an API key that may only read keeps of its owner's rights. */
export function onlyReads(name: Permission): boolean {
  return (
    name.endsWith('View') || name === 'VariableViewUnscoped' || name === 'TaskViewLog' || name === 'BuiltInFeedDownload'
  )
}

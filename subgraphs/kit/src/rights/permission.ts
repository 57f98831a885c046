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
const ALL: readonly Dimension[] = [...PROJECT, ...ENVIRONMENT, ...TENANT]

function permission(
  levels: Level,
  restrictions: readonly Dimension[],
  description: string,
  needsTenant = false,
): PermissionFacts {
  return { description, levels, restrictions, needsTenant }
}

/**
 * Every permission of Octopus 2026.3, under its name, with the limits that it heeds. Where Octopus publishes none, a permission over
 * something that stands in projects, environments or tenants heeds those. Octopus names only `Projects` where projects can be a limit;
 * here their groups are one too, so that both add up. User roles and deployment freezes live in Spaces here, so that their permissions
 * can be granted there as well as over the fleet.
 */
export const PERMISSIONS = {
  AdministerSystem: permission(
    SYSTEM,
    NOWHERE,
    'Perform system-level functions: keys, Instances, Zones and whoever else administers',
  ),
  ConfigureServer: permission(SYSTEM, NOWHERE, 'Configure sign-in: identity providers and issuers of tokens'),
  TelemetryView: permission(SYSTEM, NOWHERE, 'View telemetry'),
  PlatformHubView: permission(SYSTEM, NOWHERE, 'View the templates and policies that all Spaces share'),
  PlatformHubEdit: permission(SYSTEM, NOWHERE, 'Edit the templates and policies that all Spaces share'),
  SshKnownHostsView: permission(SYSTEM, NOWHERE, 'View the SSH hosts that are trusted'),
  SshKnownHostsAdminister: permission(SYSTEM, NOWHERE, 'Say which SSH hosts are trusted'),
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
  DeploymentFreezeAdminister: permission(BOTH, ALL, 'Freeze deployments for a time, and deploy in spite of a freeze'),
  EventView: permission(BOTH, ALL, 'View events, including the audit', true),
  TaskView: permission(BOTH, ALL, 'View tasks and their logs'),
  TaskCreate: permission(BOTH, ALL, 'Start server tasks by hand'),
  TaskCancel: permission(BOTH, ALL, 'Cancel server tasks'),
  TaskEdit: permission(BOTH, ALL, 'Edit server tasks'),
  TaskPrioritize: permission(SPACE, NOWHERE, 'Create deployments that go before others'),
  AiAgentTranscriptView: permission(SPACE, ALL, 'View the transcripts of AI agents'),
  RetentionAdminister: permission(SPACE, NOWHERE, 'Say how long releases and files are kept'),
  ApprovalRuleAdminister: permission(SPACE, ENVIRONMENT, 'Say which deployments need an approval'),
  ProjectView: permission(SPACE, [...PROJECT, ...TENANT], 'View the details of projects'),
  ProjectCreate: permission(SPACE, GROUP, 'Create projects'),
  ProjectEdit: permission(SPACE, [...PROJECT, ...TENANT], 'Edit project details'),
  ProjectDelete: permission(SPACE, [...PROJECT, ...TENANT], 'Delete projects'),
  ProcessView: permission(SPACE, PROJECT, 'View the deployment process and channels of a project'),
  ProcessEdit: permission(SPACE, PROJECT, 'Edit the deployment process and channels of a project'),
  VariableView: permission(
    SPACE,
    [...PROJECT, ...ENVIRONMENT],
    'View the variables of projects and library variable sets',
  ),
  VariableViewUnscoped: permission(SPACE, PROJECT, 'View variables that are scoped to no environment'),
  VariableEdit: permission(SPACE, [...PROJECT, ...ENVIRONMENT], 'Edit the variables of projects'),
  VariableEditUnscoped: permission(SPACE, PROJECT, 'Edit variables that are scoped to no environment'),
  ReleaseView: permission(SPACE, [...PROJECT, ...TENANT], 'View a release of a project'),
  ReleaseCreate: permission(SPACE, [...PROJECT, ...TENANT], 'Create a release for a project'),
  ReleaseEdit: permission(SPACE, [...PROJECT, ...TENANT], 'Edit a release of a project'),
  ReleaseDelete: permission(SPACE, [...PROJECT, ...TENANT], 'Delete a release of a project'),
  DefectReport: permission(SPACE, PROJECT, 'Keep a release from the next phase of its lifecycle'),
  DefectResolve: permission(SPACE, PROJECT, 'Let a release that was kept back go on to its next phase'),
  DeploymentView: permission(SPACE, ALL, 'View deployments', true),
  DeploymentCreate: permission(SPACE, ALL, 'Deploy releases to target environments', true),
  DeploymentDelete: permission(SPACE, ALL, 'Delete deployments', true),
  DeployedResourceAdminister: permission(SPACE, ALL, 'Act on the resources that deployments have made'),
  FeatureToggleEdit: permission(SPACE, ALL, 'Create, edit and delete feature toggles'),
  RunbookView: permission(SPACE, PROJECT, 'View runbooks'),
  RunbookEdit: permission(SPACE, PROJECT, 'Edit runbooks'),
  RunbookSnapshotCreate: permission(SPACE, PROJECT, 'Take snapshots of runbooks'),
  RunbookRunView: permission(SPACE, ALL, 'View runbook runs', true),
  RunbookRunCreate: permission(SPACE, ALL, 'Create runbook runs', true),
  RunbookRunDelete: permission(SPACE, ALL, 'Delete runbook runs', true),
  EnvironmentView: permission(SPACE, ENVIRONMENT, 'View environments'),
  EnvironmentCreate: permission(SPACE, ENVIRONMENT, 'Create environments'),
  EnvironmentEdit: permission(SPACE, ENVIRONMENT, 'Edit environments'),
  EnvironmentDelete: permission(SPACE, ENVIRONMENT, 'Delete environments'),
  MachineView: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'View machines'),
  MachineCreate: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Create machines'),
  MachineEdit: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Edit machines'),
  MachineDelete: permission(SPACE, [...ENVIRONMENT, ...TENANT], 'Delete machines'),
  TargetTagView: permission(SPACE, NOWHERE, 'View the tags of deployment targets'),
  TargetTagAdminister: permission(SPACE, NOWHERE, 'Create, edit and delete the tags of deployment targets'),
  MachinePolicyView: permission(SPACE, NOWHERE, 'View health check policies'),
  MachinePolicyCreate: permission(SPACE, NOWHERE, 'Create health check policies'),
  MachinePolicyEdit: permission(SPACE, NOWHERE, 'Edit health check policies'),
  MachinePolicyDelete: permission(SPACE, NOWHERE, 'Delete health check policies'),
  WorkerView: permission(SPACE, NOWHERE, 'View the workers in worker pools'),
  WorkerEdit: permission(SPACE, NOWHERE, 'Edit workers and worker pools'),
  ArtifactView: permission(SPACE, ALL, 'View artifacts, whether deployments or people made them', true),
  ArtifactCreate: permission(SPACE, ALL, 'Create artifacts by hand', true),
  ArtifactEdit: permission(SPACE, ALL, 'Edit what describes an artifact', true),
  ArtifactDelete: permission(SPACE, ALL, 'Delete artifacts', true),
  InterruptionView: permission(SPACE, ALL, 'View interruptions of deployments', true),
  InterruptionSubmit: permission(SPACE, ALL, 'Take charge of interruptions of deployments, and answer them', true),
  InterruptionViewSubmitResponsible: permission(
    SPACE,
    ALL,
    'As InterruptionSubmit, for members of a team that is responsible for the interruption',
    true,
  ),
  FeedView: permission(SPACE, NOWHERE, 'View package feeds and the packages in them'),
  FeedEdit: permission(SPACE, NOWHERE, 'Edit feeds'),
  BuiltInFeedDownload: permission(SPACE, PROJECT, 'Download packages from the built-in repository'),
  BuiltInFeedPush: permission(SPACE, PROJECT, 'Push packages to the built-in repository'),
  BuiltInFeedAdminister: permission(SPACE, PROJECT, 'Replace or delete packages in the built-in repository'),
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
  TrustView: permission(SPACE, NOWHERE, 'View which Spaces are trusted, and the public keys of the Space'),
  TrustAdminister: permission(SPACE, NOWHERE, 'Say which Spaces are trusted, and change the keys of the Space'),
  ReleasePromote: permission(SPACE, PROJECT, 'Promote releases of a project to other Spaces'),
  BundleView: permission(SPACE, NOWHERE, 'View the release bundles that came from other Spaces'),
  BundleImport: permission(SPACE, NOWHERE, 'Take in release bundles and receipts of other Spaces'),
  BundleAccept: permission(SPACE, NOWHERE, 'Approve, accept and reject release bundles of other Spaces'),
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
  return name.endsWith('View') || name === 'VariableViewUnscoped' || name === 'BuiltInFeedDownload'
}

import { words } from './documented-roles.js'

/**
 * The limits that permissions heed, as Octopus's own client declares them (Octopus.Client, `Permission.cs`), written down here name by
 * name, apart from the code that it is compared with. `Explicit`: an assignment limited to tenants reaches only what has a tenant.
 */
const PUBLISHED: readonly (readonly [limits: string, permissions: string])[] = [
  [
    'Projects',
    `
    ProcessEdit ProcessView VariableEditUnscoped VariableViewUnscoped DefectReport DefectResolve BuiltInFeedPush
    BuiltInFeedAdminister BuiltInFeedDownload TriggerCreate TriggerView TriggerEdit TriggerDelete RunbookView
    RunbookEdit
  `,
  ],
  [
    'ProjectGroups',
    `
    ProjectCreate ProjectGroupCreate ProjectGroupEdit ProjectGroupDelete
  `,
  ],
  [
    'Projects Tenants',
    `
    ProjectEdit ProjectView ProjectDelete ReleaseCreate ReleaseView ReleaseEdit ReleaseDelete
  `,
  ],
  [
    'Projects Environments',
    `
    VariableEdit VariableView
  `,
  ],
  [
    'Projects Environments Tenants',
    `
    TaskView TaskCreate TaskCancel TaskEdit
  `,
  ],
  [
    'Projects Environments Tenants Explicit',
    `
    DeploymentCreate DeploymentDelete DeploymentView ArtifactView ArtifactCreate ArtifactEdit ArtifactDelete
    EventView InterruptionView InterruptionSubmit InterruptionViewSubmitResponsible RunbookRunView
    RunbookRunDelete RunbookRunCreate
  `,
  ],
  [
    'Environments',
    `
    EnvironmentView EnvironmentCreate EnvironmentEdit EnvironmentDelete AccountView AccountEdit AccountCreate
    AccountDelete
  `,
  ],
  [
    'Environments Tenants',
    `
    MachineCreate MachineEdit MachineView MachineDelete CertificateView CertificateEdit CertificateDelete
    CertificateExportPrivateKey
  `,
  ],
  [
    'Tenants',
    `
    TenantCreate TenantEdit TenantView TenantDelete
  `,
  ],
  [
    '',
    `
    AdministerSystem FeedView LibraryVariableSetView LibraryVariableSetCreate LibraryVariableSetEdit
    LibraryVariableSetDelete TeamCreate TeamView TeamEdit TeamDelete UserView UserInvite UserRoleView UserRoleEdit
    TaskPrioritize ActionTemplateView ActionTemplateCreate ActionTemplateEdit ActionTemplateDelete LifecycleCreate
    LifecycleView LifecycleEdit LifecycleDelete TagSetCreate TagSetEdit TagSetDelete TelemetryView
    MachinePolicyCreate MachinePolicyView MachinePolicyEdit MachinePolicyDelete ProxyCreate ProxyView ProxyEdit
    ProxyDelete SubscriptionCreate SubscriptionView SubscriptionEdit SubscriptionDelete CertificateCreate UserEdit
    ConfigureServer FeedEdit WorkerView WorkerEdit SpaceEdit SpaceView SpaceDelete SpaceCreate
    BuildInformationPush BuildInformationAdminister GitCredentialView GitCredentialEdit EventRetentionDelete
    EventRetentionView InsightsReportView InsightsReportCreate InsightsReportEdit InsightsReportDelete
    TargetTagView TargetTagAdminister
  `,
  ],
]

/** Where Octopus publishes none, or where what a permission is over lives elsewhere here than there. */
const OURS: readonly (readonly [limits: string, permissions: string])[] = [
  ['', 'PlatformHubView PlatformHubEdit SshKnownHostsView SshKnownHostsAdminister RetentionAdminister'],
  ['', 'TrustView TrustAdminister BundleView BundleImport BundleAccept'],
  ['Projects', 'ProjectGroupView ReleasePromote RunbookSnapshotCreate'],
  ['Environments', 'ApprovalRuleAdminister'],
  [
    'Projects Environments Tenants',
    'AiAgentTranscriptView DeployedResourceAdminister DeploymentFreezeAdminister FeatureToggleEdit',
  ],
]

/** Each permission with the limits that it should heed. */
export const DOCUMENTED_LIMITS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...PUBLISHED, ...OURS].flatMap(([limits, permissions]) =>
    words(permissions).map((permission) => [permission, new Set(words(limits))] as const),
  ),
)

/**
 * What Octopus publishes of its built-in roles (docs, "Default permissions for built-in user roles", of October 2026), written down
 * here name by name, apart from the code that it is compared with: the permissions that each role grants in a Space.
 */
export const DOCUMENTED_ROLES: Readonly<Record<string, string>> = {
  'Build Server': `
    BuildInformationAdminister BuildInformationPush BuiltInFeedAdminister BuiltInFeedDownload BuiltInFeedPush
    DeploymentCreate DeploymentView EnvironmentView FeedView InsightsReportView LibraryVariableSetView
    LifecycleView ProcessView ProjectView ReleaseCreate ReleaseView RunbookRunCreate RunbookRunView
    RunbookSnapshotCreate RunbookView TargetTagView TaskPrioritize TaskView TenantView
  `,
  'Certificate Manager': `
    CertificateCreate CertificateDelete CertificateEdit CertificateExportPrivateKey CertificateView
    EnvironmentView TenantView
  `,
  'Deployment Creator': `
    DeploymentCreate DeploymentView EnvironmentView InsightsReportView LibraryVariableSetView LifecycleView
    ProcessView ProjectView ReleaseView RunbookRunCreate RunbookRunView RunbookView TargetTagView TaskView
    TenantView
  `,
  'Environment Manager': `
    AccountCreate AccountDelete AccountEdit AccountView ApprovalRuleAdminister CertificateView EnvironmentCreate
    EnvironmentDelete EnvironmentEdit EnvironmentView MachineCreate MachineDelete MachineEdit MachinePolicyCreate
    MachinePolicyDelete MachinePolicyEdit MachinePolicyView MachineView ProxyCreate ProxyDelete ProxyEdit
    ProxyView TargetTagAdminister TargetTagView TaskCancel TaskCreate TaskView TeamView WorkerEdit WorkerView
  `,
  'Environment Viewer': `
    AccountView CertificateView EnvironmentView MachinePolicyView MachineView ProxyView TargetTagView TaskView
    TeamView WorkerView
  `,
  'Package Publisher': `
    BuildInformationAdminister BuildInformationPush BuiltInFeedAdminister BuiltInFeedDownload BuiltInFeedPush
    FeedView
  `,
  'Project Contributor': `
    AccountView ActionTemplateCreate ActionTemplateDelete ActionTemplateEdit ActionTemplateView ArtifactCreate
    ArtifactView CertificateView DefectReport DefectResolve DeployedResourceAdminister DeploymentView
    EnvironmentView EventView FeatureToggleEdit FeedView GitCredentialView InsightsReportEdit InsightsReportView
    InterruptionView InterruptionViewSubmitResponsible LibraryVariableSetCreate LibraryVariableSetDelete
    LibraryVariableSetEdit LibraryVariableSetView LifecycleView MachinePolicyView MachineView ProcessEdit
    ProcessView ProjectEdit ProjectGroupView ProjectView ReleaseView RunbookEdit RunbookRunView
    RunbookSnapshotCreate RunbookView TargetTagAdminister TargetTagView TaskCreate TaskView TeamView TenantView
    TriggerCreate TriggerDelete TriggerEdit TriggerView VariableEdit VariableView
  `,
  'Project Deployer': `
    AccountView ActionTemplateCreate ActionTemplateDelete ActionTemplateEdit ActionTemplateView ArtifactCreate
    ArtifactView CertificateView DefectReport DefectResolve DeployedResourceAdminister DeploymentCreate
    DeploymentView EnvironmentView EventView FeatureToggleEdit FeedView GitCredentialView InsightsReportEdit
    InsightsReportView InterruptionSubmit InterruptionView InterruptionViewSubmitResponsible
    LibraryVariableSetCreate LibraryVariableSetDelete LibraryVariableSetEdit LibraryVariableSetView LifecycleView
    MachinePolicyView MachineView ProcessEdit ProcessView ProjectEdit ProjectGroupView ProjectView ReleaseView
    RunbookEdit RunbookRunCreate RunbookRunView RunbookSnapshotCreate RunbookView TargetTagAdminister
    TargetTagView TaskCancel TaskCreate TaskView TeamView TenantView TriggerCreate TriggerDelete TriggerEdit
    TriggerView VariableEdit VariableView
  `,
  'Project Initiator': `
    AccountView ActionTemplateView ArtifactView CertificateView DefectReport DefectResolve DeploymentView
    EnvironmentView EventView FeedView GitCredentialView InsightsReportCreate InsightsReportDelete
    InsightsReportEdit InsightsReportView InterruptionView LibraryVariableSetView LifecycleView MachinePolicyView
    ProcessView ProjectCreate ProjectDelete ProjectEdit ProjectGroupView ProjectView ReleaseView RunbookRunView
    RunbookView TargetTagView TaskView TeamView TenantView TriggerView
  `,
  'Project Lead': `
    AccountView ActionTemplateCreate ActionTemplateDelete ActionTemplateEdit ActionTemplateView ArtifactCreate
    ArtifactDelete ArtifactEdit ArtifactView CertificateView DefectReport DefectResolve DeployedResourceAdminister
    DeploymentView EnvironmentView EventView FeatureToggleEdit FeedView GitCredentialView InsightsReportEdit
    InsightsReportView InterruptionView InterruptionViewSubmitResponsible LibraryVariableSetCreate
    LibraryVariableSetDelete LibraryVariableSetEdit LibraryVariableSetView LifecycleView MachinePolicyView
    MachineView ProcessEdit ProcessView ProjectEdit ProjectGroupView ProjectView ReleaseCreate ReleaseDelete
    ReleaseEdit ReleaseView RunbookEdit RunbookRunView RunbookSnapshotCreate RunbookView TargetTagAdminister
    TargetTagView TaskCreate TaskView TeamView TenantView TriggerCreate TriggerDelete TriggerEdit TriggerView
    VariableEdit VariableView
  `,
  'Project Viewer': `
    AccountView ActionTemplateView ArtifactView CertificateView DeploymentView EnvironmentView EventView FeedView
    InsightsReportView InterruptionView LibraryVariableSetView LifecycleView MachinePolicyView ProcessView
    ProjectGroupView ProjectView ReleaseView RunbookRunView RunbookView TargetTagView TaskView TeamView TenantView
    TriggerView
  `,
  'Release Creator': `
    EnvironmentView FeedView InsightsReportView ProcessView ProjectView ReleaseCreate ReleaseView RunbookEdit
    RunbookSnapshotCreate RunbookView TargetTagView
  `,
  'Runbook Consumer': `
    ActionTemplateView ArtifactView CertificateView EnvironmentView EventView FeedView InterruptionView
    LibraryVariableSetView MachinePolicyView MachineView ProjectGroupView ProjectView RunbookRunCreate
    RunbookRunView RunbookView TargetTagView TaskView TeamView TenantView TriggerView VariableView
  `,
  'Runbook Producer': `
    ActionTemplateCreate ActionTemplateDelete ActionTemplateEdit ActionTemplateView ArtifactCreate ArtifactDelete
    ArtifactEdit ArtifactView CertificateView EnvironmentView EventView FeedView InterruptionSubmit
    InterruptionView InterruptionViewSubmitResponsible LibraryVariableSetCreate LibraryVariableSetDelete
    LibraryVariableSetEdit LibraryVariableSetView LifecycleView MachinePolicyView MachineView ProjectCreate
    ProjectDelete ProjectEdit ProjectGroupView ProjectView RunbookEdit RunbookRunCreate RunbookRunDelete
    RunbookRunView RunbookSnapshotCreate RunbookView TargetTagView TaskCancel TaskCreate TaskView TeamView
    TenantView TriggerCreate TriggerDelete TriggerEdit TriggerView VariableEdit VariableView
  `,
  'Tenant Manager': `
    TenantCreate TenantDelete TenantEdit TenantView
  `,
  'Space Manager': `
    AccountCreate AccountDelete AccountEdit AccountView ActionTemplateCreate ActionTemplateDelete
    ActionTemplateEdit ActionTemplateView AiAgentTranscriptView ApprovalRuleAdminister ArtifactCreate
    ArtifactDelete ArtifactEdit ArtifactView BuildInformationAdminister BuildInformationPush BuiltInFeedAdminister
    BuiltInFeedDownload BuiltInFeedPush CertificateCreate CertificateDelete CertificateEdit
    CertificateExportPrivateKey CertificateView DefectReport DefectResolve DeployedResourceAdminister
    DeploymentCreate DeploymentDelete DeploymentView EnvironmentCreate EnvironmentDelete EnvironmentEdit
    EnvironmentView EventView FeatureToggleEdit FeedEdit FeedView GitCredentialEdit GitCredentialView
    InsightsReportCreate InsightsReportDelete InsightsReportEdit InsightsReportView InterruptionSubmit
    InterruptionView InterruptionViewSubmitResponsible LibraryVariableSetCreate LibraryVariableSetDelete
    LibraryVariableSetEdit LibraryVariableSetView LifecycleCreate LifecycleDelete LifecycleEdit LifecycleView
    MachineCreate MachineDelete MachineEdit MachinePolicyCreate MachinePolicyDelete MachinePolicyEdit
    MachinePolicyView MachineView ProcessEdit ProcessView ProjectCreate ProjectDelete ProjectEdit
    ProjectGroupCreate ProjectGroupDelete ProjectGroupEdit ProjectGroupView ProjectView ProxyCreate ProxyDelete
    ProxyEdit ProxyView ReleaseCreate ReleaseDelete ReleaseEdit ReleaseView RetentionAdminister RunbookEdit
    RunbookRunCreate RunbookRunDelete RunbookRunView RunbookSnapshotCreate RunbookView SubscriptionCreate
    SubscriptionDelete SubscriptionEdit SubscriptionView TagSetCreate TagSetDelete TagSetEdit TargetTagAdminister
    TargetTagView TaskCancel TaskCreate TaskEdit TaskPrioritize TaskView TeamCreate TeamDelete TeamEdit TeamView
    TenantCreate TenantDelete TenantEdit TenantView TriggerCreate TriggerDelete TriggerEdit TriggerView
    VariableEdit VariableEditUnscoped VariableView VariableViewUnscoped WorkerEdit WorkerView
  `,
}

/** The permissions that each system role grants over the whole server, from the same page. */
export const DOCUMENTED_SYSTEM_ROLES: Readonly<Record<string, string>> = {
  'System Administrator': `
    AdministerSystem ConfigureServer DeploymentFreezeAdminister EventRetentionDelete EventRetentionView EventView
    PlatformHubEdit PlatformHubView SpaceCreate SpaceDelete SpaceEdit SpaceView SshKnownHostsAdminister
    SshKnownHostsView TaskCancel TaskCreate TaskEdit TaskView TeamCreate TeamDelete TeamEdit TeamView
    TelemetryView UserEdit UserInvite UserRoleEdit UserRoleView UserView
  `,
  'System Manager': `
    ConfigureServer DeploymentFreezeAdminister EventRetentionDelete EventRetentionView EventView PlatformHubEdit
    PlatformHubView SpaceCreate SpaceDelete SpaceEdit SpaceView SshKnownHostsAdminister SshKnownHostsView
    TaskCancel TaskCreate TaskEdit TaskView TeamCreate TeamDelete TeamEdit TeamView TelemetryView UserEdit
    UserInvite UserRoleEdit UserRoleView UserView
  `,
}

/** What roles are given beyond that in a Space, because user roles and deployment freezes live in Spaces here, and releases travel between them. */
export const GIVEN_BESIDES: Readonly<Record<string, string>> = {
  'Project Contributor': 'UserRoleView',
  'Project Deployer': 'ReleasePromote UserRoleView',
  'Project Initiator': 'UserRoleView',
  'Project Lead': 'UserRoleView',
  'Project Viewer': 'UserRoleView',
  'Space Manager':
    'BundleAccept BundleImport BundleView DeploymentFreezeAdminister ReleasePromote TrustAdminister TrustView UserRoleEdit UserRoleView',
}

/** The permissions that a role should grant in a Space, sorted. */
export function documentedGrants(role: string): string[] {
  return words(`${DOCUMENTED_ROLES[role] ?? ''} ${GIVEN_BESIDES[role] ?? ''}`)
}

/** The names in a text, sorted. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).toSorted()
}

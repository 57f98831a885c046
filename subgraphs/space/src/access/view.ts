import { decide, type Rights } from '@spaceport/kit/rights/decide'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Position } from '@spaceport/kit/rights/scope'
import type { Kind } from '../entity/kinds.js'

/** The permission that seeing an entity of a kind takes; of `Variables`, one that is scoped to environments. */
export const VIEW: Readonly<Record<Kind, Permission>> = {
  Projects: 'ProjectView',
  ProjectGroups: 'ProjectGroupView',
  Lifecycles: 'LifecycleView',
  Phases: 'LifecycleView',
  Channels: 'ProcessView',
  Environments: 'EnvironmentView',
  Machines: 'MachineView',
  MachinePolicies: 'MachinePolicyView',
  Workers: 'WorkerView',
  WorkerPools: 'WorkerView',
  Tenants: 'TenantView',
  // There is no permission to view them alone: they say of tenants what they are.
  TagSets: 'TenantView',
  Variables: 'VariableView',
  LibraryVariableSets: 'LibraryVariableSetView',
  StepTemplates: 'ActionTemplateView',
  Runbooks: 'RunbookView',
  RunbookSnapshots: 'RunbookView',
  Releases: 'ReleaseView',
  // They describe packages, as feeds do.
  BuildInformation: 'FeedView',
  Deployments: 'DeploymentView',
  DeploymentCells: 'DeploymentView',
  // They hold for environments; changing them takes a permission of their own.
  DeploymentFreezes: 'EnvironmentView',
  ServerTasks: 'TaskView',
  Interruptions: 'InterruptionView',
  Accounts: 'AccountView',
  Certificates: 'CertificateView',
  Feeds: 'FeedView',
  Teams: 'TeamView',
  UserRoles: 'UserRoleView',
  ScopedUserRoles: 'TeamView',
  Trusts: 'TrustView',
  // Whoever sees a release sees where it was sent.
  OutgoingBundles: 'ReleaseView',
  IncomingBundles: 'BundleView',
  Events: 'EventView',
}

/** The permission that seeing an entity takes where it stands: variables without environments have one of their own. */
export function viewAt(kind: Kind, { Environments }: Position): Permission {
  return kind === 'Variables' && Environments.length === 0 ? 'VariableViewUnscoped' : VIEW[kind]
}

/** Whether somebody sees an entity of a kind that stands at a position: what `visible` says in SQL, for one. */
export function maySee(rights: Rights, kind: Kind, position: Position): boolean {
  return decide(rights, viewAt(kind, position), position).allowed
}

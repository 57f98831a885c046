'use client'

import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import type { Served } from '../graph/served'
import type { ExploredKind } from './sources'

/** The views of all kinds, each of which is loaded only where it is shown. */
const VIEWS = {
  'project-groups': dynamic(() => import('./project-groups/view').then((view) => view.ProjectGroupsView)),
  releases: dynamic(() => import('./releases/view').then((view) => view.ReleasesView)),
  deployments: dynamic(() => import('./deployments/view').then((view) => view.DeploymentsView)),
  tasks: dynamic(() => import('./tasks/view').then((view) => view.TasksView)),
  interruptions: dynamic(() => import('./interruptions/view').then((view) => view.InterruptionsView)),
  runbooks: dynamic(() => import('./runbooks/view').then((view) => view.RunbooksView)),
  'runbook-snapshots': dynamic(() => import('./runbook-snapshots/view').then((view) => view.RunbookSnapshotsView)),
  'build-information': dynamic(() => import('./build-information/view').then((view) => view.BuildInformationView)),
  environments: dynamic(() => import('./environments/view').then((view) => view.EnvironmentsView)),
  'deployment-targets': dynamic(() => import('./deployment-targets/view').then((view) => view.DeploymentTargetsView)),
  workers: dynamic(() => import('./workers/view').then((view) => view.WorkersView)),
  'worker-pools': dynamic(() => import('./worker-pools/view').then((view) => view.WorkerPoolsView)),
  'machine-policies': dynamic(() => import('./machine-policies/view').then((view) => view.MachinePoliciesView)),
  tenants: dynamic(() => import('./tenants/view').then((view) => view.TenantsView)),
  'tag-sets': dynamic(() => import('./tag-sets/view').then((view) => view.TagSetsView)),
  channels: dynamic(() => import('./channels/view').then((view) => view.ChannelsView)),
  lifecycles: dynamic(() => import('./lifecycles/view').then((view) => view.LifecyclesView)),
  variables: dynamic(() => import('./variables/view').then((view) => view.VariablesView)),
  'library-variable-sets': dynamic(() =>
    import('./library-variable-sets/view').then((view) => view.LibraryVariableSetsView),
  ),
  'step-templates': dynamic(() => import('./step-templates/view').then((view) => view.StepTemplatesView)),
  accounts: dynamic(() => import('./accounts/view').then((view) => view.AccountsView)),
  certificates: dynamic(() => import('./certificates/view').then((view) => view.CertificatesView)),
  feeds: dynamic(() => import('./feeds/view').then((view) => view.FeedsView)),
  'deployment-freezes': dynamic(() => import('./deployment-freezes/view').then((view) => view.DeploymentFreezesView)),
  teams: dynamic(() => import('./teams/view').then((view) => view.TeamsView)),
  'user-roles': dynamic(() => import('./user-roles/view').then((view) => view.UserRolesView)),
  trusts: dynamic(() => import('./trusts/view').then((view) => view.TrustsView)),
  'incoming-bundles': dynamic(() => import('./incoming-bundles/view').then((view) => view.IncomingBundlesView)),
  'outgoing-bundles': dynamic(() => import('./outgoing-bundles/view').then((view) => view.OutgoingBundlesView)),
}

/** The list of a kind. `served` is what the server asked for this very kind. */
export function KindView({ kind, served }: { kind: ExploredKind; served: Served<unknown, unknown> }) {
  const View = VIEWS[kind] as ComponentType<{ served: Served<unknown, unknown> }>
  return <View served={served} />
}

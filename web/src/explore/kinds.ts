/** A kind of thing that can be explored over all Spaces. */
export type Kind = {
  /** As the address spells it: `/explore/<slug>`. */
  slug: string
  /** In the plural. */
  title: string
  /** Where its local ids begin: `Releases` of `Spaces-1/Releases-7`. */
  ids: string
}

/** All kinds, in the groups in which people look for them. */
export const KIND_GROUPS: readonly { title: string; kinds: readonly Kind[] }[] = [
  {
    title: 'Delivery',
    kinds: [
      { slug: 'projects', title: 'Projects', ids: 'Projects' },
      { slug: 'project-groups', title: 'Project groups', ids: 'ProjectGroups' },
      { slug: 'releases', title: 'Releases', ids: 'Releases' },
      { slug: 'deployments', title: 'Deployments', ids: 'Deployments' },
      { slug: 'tasks', title: 'Tasks', ids: 'ServerTasks' },
      { slug: 'interruptions', title: 'Interruptions', ids: 'Interruptions' },
      { slug: 'runbooks', title: 'Runbooks', ids: 'Runbooks' },
      { slug: 'runbook-snapshots', title: 'Runbook snapshots', ids: 'RunbookSnapshots' },
      { slug: 'build-information', title: 'Build information', ids: 'BuildInformation' },
    ],
  },
  {
    title: 'Where it runs',
    kinds: [
      { slug: 'environments', title: 'Environments', ids: 'Environments' },
      { slug: 'deployment-targets', title: 'Deployment targets', ids: 'Machines' },
      { slug: 'workers', title: 'Workers', ids: 'Workers' },
      { slug: 'worker-pools', title: 'Worker pools', ids: 'WorkerPools' },
      { slug: 'machine-policies', title: 'Machine policies', ids: 'MachinePolicies' },
      { slug: 'tenants', title: 'Tenants', ids: 'Tenants' },
      { slug: 'tag-sets', title: 'Tag sets', ids: 'TagSets' },
    ],
  },
  {
    title: 'How it is delivered',
    kinds: [
      { slug: 'channels', title: 'Channels', ids: 'Channels' },
      { slug: 'lifecycles', title: 'Lifecycles', ids: 'Lifecycles' },
      { slug: 'variables', title: 'Variables', ids: 'Variables' },
      { slug: 'library-variable-sets', title: 'Library variable sets', ids: 'LibraryVariableSets' },
      { slug: 'step-templates', title: 'Step templates', ids: 'StepTemplates' },
      { slug: 'accounts', title: 'Accounts', ids: 'Accounts' },
      { slug: 'certificates', title: 'Certificates', ids: 'Certificates' },
      { slug: 'feeds', title: 'Feeds', ids: 'Feeds' },
      { slug: 'deployment-freezes', title: 'Deployment freezes', ids: 'DeploymentFreezes' },
    ],
  },
  {
    title: 'Access and travel',
    kinds: [
      { slug: 'teams', title: 'Teams', ids: 'Teams' },
      { slug: 'user-roles', title: 'User roles', ids: 'UserRoles' },
      { slug: 'trusts', title: 'Trusts', ids: 'Trusts' },
      { slug: 'incoming-bundles', title: 'Incoming bundles', ids: 'IncomingBundles' },
      { slug: 'outgoing-bundles', title: 'Outgoing bundles', ids: 'OutgoingBundles' },
    ],
  },
]

/** The kind that an address names. */
export function kindAt(slug: string): Kind | undefined {
  return KIND_GROUPS.flatMap(({ kinds }) => kinds).find((kind) => kind.slug === slug)
}

import { builder } from '../builder.js'
import { seen } from '../access/seen.js'
import { visible } from '../access/visible.js'
import { pageArguments } from '../connection/args.js'
import { nestedList } from '../connection/nested.js'
import { deploymentArguments } from '../deployment/connection.js'
import { deploymentList } from '../deployment/list.js'
import { Deployment, DeploymentConnection } from '../deployment/type.js'
import { Lifecycle } from '../lifecycle/type.js'
import { ProjectGroup } from '../project-group/type.js'
import { releaseArguments } from '../release/connection.js'
import { releaseList } from '../release/list.js'
import { Release, ReleaseConnection } from '../release/type.js'
import { tenantList } from '../tenant/list.js'
import { TenantConnection } from '../tenant/type.js'
import { projectArguments } from './connection.js'
import { projectList } from './list.js'
import { Project, ProjectConnection } from './type.js'

builder.prismaObjectFields(Project, (t) => ({
  projectGroup: t.field({
    type: ProjectGroup,
    nullable: true,
    access: 'ProjectGroupView',
    description: 'The group that it belongs to; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ projectGroup: nested(true) }),
    resolve: ({ projectGroup }, _args, context) => seen(context, 'ProjectGroups', projectGroup),
  }),
  lifecycle: t.field({
    type: Lifecycle,
    nullable: true,
    access: 'LifecycleView',
    description: 'The way that its releases go; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ lifecycle: nested(true) }),
    resolve: ({ lifecycle }, _args, context) => seen(context, 'Lifecycles', lifecycle),
  }),
  tenants: t.field({
    type: TenantConnection,
    access: 'TenantView',
    description: 'The customers that it is deployed for.',
    args: pageArguments,
    ...nestedList(tenantList, 'tenants', 'tenant'),
  }),
  releases: t.field({
    type: ReleaseConnection,
    access: 'ReleaseView',
    description: 'Its releases.',
    args: releaseArguments,
    ...nestedList(releaseList, 'releases'),
  }),
  deployments: t.field({
    type: DeploymentConnection,
    access: 'DeploymentView',
    description: 'Its deployments.',
    args: deploymentArguments,
    ...nestedList(deploymentList, 'deployments'),
  }),
  latestRelease: t.field({
    type: Release,
    nullable: true,
    access: 'ReleaseView',
    description: 'The release created last; null if there is none.',
    select: (_args, context, nested) => ({
      releases: nested({
        where: visible(context, 'Releases'),
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 1,
      }),
    }),
    resolve: ({ releases }) => releases[0] ?? null,
  }),
  lastDeployment: t.field({
    type: Deployment,
    nullable: true,
    access: 'DeploymentView',
    description: 'The deployment asked for last, whatever its state; null if there is none.',
    select: (_args, context, nested) => ({
      deployments: nested({
        where: visible(context, 'Deployments'),
        orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
        take: 1,
      }),
    }),
    resolve: ({ deployments }) => deployments[0] ?? null,
  }),
}))

builder.prismaObjectFields(Lifecycle, (t) => ({
  projects: t.field({
    type: ProjectConnection,
    access: 'ProjectView',
    description: 'The projects that go by it.',
    args: projectArguments,
    ...nestedList(projectList, 'projects'),
  }),
}))

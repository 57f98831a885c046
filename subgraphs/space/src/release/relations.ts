import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Channel } from '../channel/type.js'
import { nestedList } from '../connection/nested.js'
import { deploymentArguments } from '../deployment/connection.js'
import { deploymentList } from '../deployment/list.js'
import { DeploymentConnection } from '../deployment/type.js'
import { DeploymentProcess } from '../process/type.js'
import { Project } from '../project/type.js'
import { loadProcess } from '../snapshot/load.js'
import { seenSnapshot, seesProcess } from '../snapshot/seen.js'
import { VariableSnapshot } from '../snapshot/variable-type.js'
import { releaseArguments } from './connection.js'
import { releaseList } from './list.js'
import { Release, ReleaseConnection } from './type.js'

const PROJECT = { project: { select: { id: true, projectGroupId: true } } } as const

builder.prismaObjectFields(Release, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project that it is of; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  channel: t.field({
    type: Channel,
    nullable: true,
    access: 'ProcessView',
    description: 'The channel that it goes by; null for none, and for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ channel: nested(true) }),
    resolve: ({ channel }, _args, context) => seen(context, 'Channels', channel),
  }),
  process: t.field({
    type: DeploymentProcess,
    nullable: true,
    access: 'ProcessView',
    description:
      'What its deployments do: the process that the project had when it was created; null for none, and if the caller cannot see it.',
    select: { processSnapshotId: true, ...PROJECT },
    resolve: ({ processSnapshotId, project }, _args, context) =>
      processSnapshotId !== null && seesProcess(context, project) ? loadProcess(context, processSnapshotId) : null,
  }),
  variableSnapshot: t.field({
    type: VariableSnapshot,
    nullable: true,
    access: 'VariableView',
    description:
      'The variables that its deployments have: those of the project when it was created, or when they were taken anew last; null for none, and if the caller cannot see any.',
    select: { variableSnapshotId: true, ...PROJECT },
    resolve: ({ variableSnapshotId, project }, _args, context) =>
      variableSnapshotId === null ? null : seenSnapshot(context, project, variableSnapshotId),
  }),
  deployments: t.field({
    type: DeploymentConnection,
    access: 'DeploymentView',
    description: 'Its deployments.',
    args: deploymentArguments,
    ...nestedList(deploymentList, 'deployments'),
  }),
}))

builder.prismaObjectFields(Channel, (t) => ({
  releases: t.field({
    type: ReleaseConnection,
    access: 'ReleaseView',
    description: 'The releases that go by it.',
    args: releaseArguments,
    ...nestedList(releaseList, 'releases'),
  }),
}))

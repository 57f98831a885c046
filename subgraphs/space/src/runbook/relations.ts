import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import type { SpaceContext } from '../context.js'
import { Environment } from '../environment/type.js'
import { entities } from '../process/entities.js'
import { selectProcess, type Asked } from '../process/selection.js'
import { DeploymentProcess, type ProcessShape } from '../process/type.js'
import { Project } from '../project/type.js'
import { runbookSnapshotArguments } from '../runbook-snapshot/connection.js'
import { runbookSnapshotList } from '../runbook-snapshot/list.js'
import { RunbookSnapshot, RunbookSnapshotConnection } from '../runbook-snapshot/type.js'
import { runbookArguments } from './connection.js'
import { runbookList } from './list.js'
import { Runbook, RunbookConnection } from './type.js'

builder.prismaObjectFields(Runbook, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project that it belongs to; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  environments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'The environments of the scope `SPECIFIED`; those that the caller can see.',
    select: { environmentIds: true },
    resolve: ({ environmentIds }, _args, context, info) => entities(context, info, 'Environment', environmentIds),
  }),
  process: t.field({
    type: DeploymentProcess,
    nullable: true,
    description: 'What its next snapshot will do; null if it has no process yet.',
    extensions: {
      pothosPrismaSelect: (_args: object, _context: SpaceContext, _nested: unknown, asked: Asked) => ({
        select: { process: selectProcess(asked) },
      }),
    },
    resolve: (runbook: object) => (runbook as { process: ProcessShape | null }).process,
  }),
  publishedSnapshot: t.relation('publishedSnapshot', {
    type: RunbookSnapshot,
    nullable: true,
    description: 'The snapshot that its runs are of; null if none was published.',
  }),
  snapshots: t.field({
    type: RunbookSnapshotConnection,
    description: 'Its snapshots.',
    args: runbookSnapshotArguments,
    ...nestedList(runbookSnapshotList, 'snapshots'),
  }),
}))

builder.prismaObjectField(Project, 'runbooks', (t) =>
  t.field({
    type: RunbookConnection,
    access: 'RunbookView',
    description: 'Its runbooks.',
    args: runbookArguments,
    ...nestedList(runbookList, 'runbooks'),
  }),
)

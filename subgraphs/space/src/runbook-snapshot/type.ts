import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { creatorOf } from '../deployment/creator.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { readFrozenProcess } from '../process/snapshot.js'
import { DeploymentProcess } from '../process/type.js'
import { itsSpace } from '../space/type.js'
import { User } from '../team/member.js'

export const RunbookSnapshot = builder.prismaObject('RunbookSnapshot', {
  description: 'What a runbook was at some time, with its process and the variables of its project.',
  interfaces: [Node],
  access: 'RunbookView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/RunbookSnapshots-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'RunbookSnapshots', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique among the snapshots of the runbook.' }),
    notes: t.exposeString('notes', { nullable: true, description: 'What it is for, as Markdown.' }),
    isPublished: t.boolean({
      description: 'Whether runs of the runbook are of this snapshot.',
      select: { publishedOf: { select: { id: true } } },
      resolve: ({ publishedOf }) => publishedOf !== null,
    }),
    process: t.field({
      type: DeploymentProcess,
      description: 'The process as it was.',
      select: { processSnapshot: { select: { content: true } } },
      resolve: ({ processSnapshot }) => (processSnapshot ? readFrozenProcess(processSnapshot.content) : { steps: [] }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was taken.' }),
    createdBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'Who took it; null for somebody whom the caller does not see.',
      select: { createdBy: true },
      resolve: creatorOf,
    }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(RunbookSnapshot)

export const RunbookSnapshotConnection = connectionType(RunbookSnapshot, 'RunbookView')

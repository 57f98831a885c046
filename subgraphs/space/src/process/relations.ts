import { decide } from '@spaceport/kit/rights/decide'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { Project } from '../project/type.js'
import { selectProcess, type Asked } from './selection.js'
import { DeploymentProcess, type ProcessShape } from './type.js'

/** What is loaded of a project to show its process. */
type Loaded = { id: number; projectGroupId: number; process: ProcessShape | null }

/** The process of a project, if the caller may see it there. */
export function processSeen({ rights }: SpaceContext, { id, projectGroupId, process }: Loaded): ProcessShape | null {
  const position = { ...NOWHERE, ProjectGroups: [projectGroupId], Projects: [id] }
  return decide(rights, 'ProcessView', position).allowed ? process : null
}

builder.prismaObjectField(Project, 'deploymentProcess', (t) =>
  t.field({
    type: DeploymentProcess,
    nullable: true,
    access: 'ProcessView',
    description: 'What its deployments do; null if the caller cannot see it.',
    extensions: {
      pothosPrismaSelect: (_args: object, _context: SpaceContext, _nested: unknown, asked: Asked) => ({
        select: { projectGroupId: true, process: selectProcess(asked) },
      }),
    },
    resolve: (project: object, _args, context) => processSeen(context, project as Loaded),
  }),
)

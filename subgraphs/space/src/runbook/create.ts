import type { TenantedMode } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { requireNotArchived } from '../project/active.js'
import { keepProject } from '../release/hold.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { readEnvironments, type WhereInput } from './environments.js'
import { freeRunbookName } from './free-name.js'

/** What a new runbook is to be. */
export type CreateRunbook = WhereInput & {
  project: string
  name: string
  description?: string | null
  tenantedMode?: TenantedMode | null
  idempotencyKey?: string | null
}

/** Creates a runbook with an empty process. Throws `CONFLICT` when another one of the project has the name, `INVALID_STATE` for an archived project. */
export function createRunbook(context: SpaceContext, input: CreateRunbook): Promise<{ local: number }> {
  const projectId = readSubject(context, 'Projects', input.project, 'project')
  return change(context, {
    operation: 'createRunbook',
    permission: 'RunbookEdit',
    input,
    at: (tx) => keepProject(tx, context, projectId, 'input', 'project'),
    async run(tx) {
      const project = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { archivedAt: true } })
      requireNotArchived(project, 'input', 'project')
      const anywhere = { environmentScope: 'ALL', environmentIds: [] } as const
      const after = await tx.runbook.create({
        data: {
          projectId,
          ...(await freeRunbookName(tx, projectId, input.name)),
          description: readText(input.description, 'input', 'description'),
          tenantedMode: input.tenantedMode ?? 'UNTENANTED',
          ...(await readEnvironments(tx, context, input, { ...anywhere, environmentIds: [] })),
          process: { create: {} },
        },
      })
      return { answer: { local: after.id }, changed: [changed(context, 'Runbooks', { after })] }
    },
  })
}

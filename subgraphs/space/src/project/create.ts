import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { requireReference } from '../write/subject.js'
import { readText } from '../write/text.js'
import { freeSlug } from './slug.js'

/** What a new project is to be. */
export type CreateProject = {
  space: string
  name: string
  projectGroup: string
  lifecycle: string
  description?: string | null
  idempotencyKey?: string | null
}

/** Creates a project. Throws `CONFLICT` when another one has the name. */
export function createProject(context: SpaceContext, input: CreateProject): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  let projectGroupId = 0
  return change(context, {
    operation: 'createProject',
    permission: 'ProjectCreate',
    input,
    async at(tx) {
      projectGroupId = await requireReference(tx, context, 'ProjectGroups', input.projectGroup, 'input', 'projectGroup')
      return { ...NOWHERE, ProjectGroups: [projectGroupId] }
    },
    async run(tx) {
      const named = await freeName(input.name, 'project', (nameKey) => tx.project.findUnique({ where: { nameKey } }))
      const after = await tx.project.create({
        data: {
          ...named,
          slug: await freeSlug(tx, named.name),
          description: readText(input.description, 'input', 'description'),
          projectGroupId,
          lifecycleId: await requireReference(tx, context, 'Lifecycles', input.lifecycle, 'input', 'lifecycle'),
        },
      })
      return { answer: { local: after.id }, changed: [changed(context, 'Projects', { after })] }
    },
  })
}

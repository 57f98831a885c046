import { NOWHERE } from '@spaceport/kit/rights/scope'
import { NOT_YET } from '../access/position.js'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'

/** What a new project group is to be. */
export type CreateProjectGroup = {
  space: string
  name: string
  description?: string | null
  idempotencyKey?: string | null
}

/** Creates a project group. Throws `CONFLICT` when another one has the name. */
export function createProjectGroup(context: SpaceContext, input: CreateProjectGroup): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createProjectGroup',
    permission: 'ProjectGroupCreate',
    input,
    at: async () => ({ ...NOWHERE, ProjectGroups: [NOT_YET] }),
    async run(tx) {
      const named = await freeName(input.name, 'project group', (nameKey) =>
        tx.projectGroup.findUnique({ where: { nameKey } }),
      )
      const description = readText(input.description, 'input', 'description')
      const after = await tx.projectGroup.create({ data: { ...named, description } })
      return { answer: { local: after.id }, changed: [changed(context, 'ProjectGroups', { after })] }
    },
  })
}

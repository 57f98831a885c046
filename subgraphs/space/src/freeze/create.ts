import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import type { FreezeScope } from './active.js'
import { requireFreezable } from './reach.js'
import { freezeWithScopes } from './row.js'
import { requireScopes, type FreezeScopeInput } from './scopes.js'
import { readTimes } from './times.js'

/** What a new deployment freeze is to be. */
export type CreateDeploymentFreeze = {
  space: string
  name: string
  description?: string | null
  startAt: Date
  endAt: Date
  /** What it is to hold for; without any for the whole Space. */
  scopes?: FreezeScopeInput[] | null
  idempotencyKey?: string | null
}

/** Creates a deployment freeze. The permission must reach all that it holds for. Throws `CONFLICT` when another one has the name. */
export function createDeploymentFreeze(
  context: SpaceContext,
  input: CreateDeploymentFreeze,
): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  let scopes: FreezeScope[] = []
  return change(context, {
    operation: 'createDeploymentFreeze',
    permission: 'DeploymentFreezeAdminister',
    input,
    async at(tx) {
      scopes = await requireScopes(tx, context, input.scopes ?? [])
      return requireFreezable(tx, context, scopes)
    },
    async run(tx) {
      const named = await freeName(input.name, 'deployment freeze', (nameKey) =>
        tx.deploymentFreeze.findUnique({ where: { nameKey } }),
      )
      const { id } = await tx.deploymentFreeze.create({
        data: {
          ...named,
          ...readTimes(input.startAt, input.endAt),
          description: readText(input.description, 'input', 'description'),
          scopes: { createMany: { data: scopes } },
        },
      })
      const after = await freezeWithScopes(tx, id)
      return { answer: { local: id }, changed: [changed(context, 'DeploymentFreezes', { after })] }
    },
  })
}

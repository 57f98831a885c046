import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import type { FreezeScope } from './active.js'
import { requireFreezable, together } from './reach.js'
import { freezeWithScopes, scopesOf } from './row.js'
import { requireScopes, unseenScopes, type FreezeScopeInput } from './scopes.js'
import { readTimes } from './times.js'

/** What is to change of a deployment freeze; what is left out stays. */
export type UpdateDeploymentFreeze = {
  id: string
  name?: string | null
  description?: string | null
  startAt?: Date | null
  endAt?: Date | null
  /** All that it is to hold for; an empty list: the whole Space. */
  scopes?: FreezeScopeInput[] | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Changes a deployment freeze. The permission must reach all that it held for and is to hold for. Scopes that name what the caller cannot
 * see stay. Throws `VERSION_CONFLICT`, or `CONFLICT` for a taken name.
 */
export function updateDeploymentFreeze(
  context: SpaceContext,
  input: UpdateDeploymentFreeze,
): Promise<{ local: number }> {
  const local = readSubject(context, 'DeploymentFreezes', input.id, 'id')
  let scopes: FreezeScope[] | null = null
  return change(context, {
    operation: 'updateDeploymentFreeze',
    permission: 'DeploymentFreezeAdminister',
    input,
    async at(tx) {
      await holdSubject(tx, context, 'DeploymentFreezes', local, 'input', 'id')
      const held = await scopesOf(tx, local)
      const before = await requireFreezable(tx, context, held)
      if (!input.scopes) return before
      scopes = await newScopes(tx, context, held, input.scopes)
      return together([before, await requireFreezable(tx, context, scopes)])
    },
    async run(tx) {
      const before = await freezeWithScopes(tx, local)
      await requireVersion(tx, context, 'DeploymentFreezes', before, input.expectedVersion)
      const { description } = input
      await tx.deploymentFreeze.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...readTimes(input.startAt ?? before.startAt, input.endAt ?? before.endAt),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...(scopes ? { scopes: { deleteMany: {}, createMany: { data: scopes } } } : {}),
          version: { increment: 1 },
        },
      })
      const after = await freezeWithScopes(tx, local)
      return { answer: { local }, changed: [changed(context, 'DeploymentFreezes', { before, after })] }
    },
  })
}

async function newScopes(tx: Tx, context: SpaceContext, held: readonly FreezeScope[], given: FreezeScopeInput[]) {
  return [...(await requireScopes(tx, context, given)), ...(await unseenScopes(context, held))]
}

async function newName(tx: Tx, local: number, { name }: UpdateDeploymentFreeze) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'deployment freeze', (nameKey) =>
    tx.deploymentFreeze.findFirst({ where: { nameKey, id: { not: local } } }),
  )
}

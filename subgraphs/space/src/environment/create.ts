import { NOWHERE } from '@spaceport/kit/rights/scope'
import { NOT_YET } from '../access/position.js'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readRemoteOf } from '../write/owner.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'

/** What a new environment is to be. */
export type CreateEnvironment = {
  space: string
  name: string
  description?: string | null
  sortOrder?: number | null
  useGuidedFailure?: boolean | null
  /** The environment of another Space that this is to stand for. */
  remoteOf?: string | null
  idempotencyKey?: string | null
}

/** Creates an environment, or a placeholder for one of another Space. Throws `CONFLICT` when another one has the name. */
export function createEnvironment(context: SpaceContext, input: CreateEnvironment): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createEnvironment',
    permission: 'EnvironmentCreate',
    input,
    at: async () => ({ ...NOWHERE, Environments: [NOT_YET] }),
    async run(tx) {
      const named = await freeName(input.name, 'environment', (nameKey) =>
        tx.environment.findUnique({ where: { nameKey } }),
      )
      const after = await tx.environment.create({
        data: {
          ...named,
          description: readText(input.description, 'input', 'description'),
          sortOrder: input.sortOrder ?? 0,
          useGuidedFailure: input.useGuidedFailure ?? false,
          remoteOf: readRemoteOf(context, 'Environments', input.remoteOf),
        },
      })
      return { answer: { local: after.id }, changed: [changed(context, 'Environments', { after })] }
    },
  })
}

import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { readThisSpace } from '../write/references.js'
import { readName } from '../write/text.js'
import { holdKeys } from './hold.js'
import { keepKeys } from './keep.js'

/** For which Space, and what it calls itself. */
export type CreateSpaceKeys = { space: string; name: string; idempotencyKey?: string | null }

/** Makes the first keys of the Space, by which others know it for ever. Throws `CONFLICT` when it has some. */
export function createSpaceKeys(context: SpaceContext, input: CreateSpaceKeys): Promise<{ generation: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'createSpaceKeys',
    permission: 'TrustAdminister',
    input,
    async run(tx) {
      await holdKeys(tx)
      if ((await tx.spaceKey.count()) > 0) {
        throw refuse('CONFLICT', 'The Space has keys already; rotate them to have others.', 'input', 'space')
      }
      const keys = generateSpaceKeys(readName(input.name, 'input', 'name'))
      const made = await keepKeys(tx, context, keys, null)
      return { answer: { generation: keys.identity.generation }, changed: [made] }
    },
  })
}

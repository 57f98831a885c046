import { SpaceportError } from '@spaceport/kit/errors'
import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { signRotation } from '@spaceport/kit/bundle/rotation'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { readThisSpace } from '../write/references.js'
import { readName } from '../write/text.js'
import { holdKeys } from './hold.js'
import { keepKeys } from './keep.js'
import { identityOf, keysOf } from './keys.js'

/** For which Space, what it is to call itself (left out: as before), and which keys are to be replaced. */
export type RotateSpaceKeys = {
  space: string
  name?: string | null
  expectedGeneration: number
  idempotencyKey?: string | null
}

/**
 * Makes the next keys of the Space, for which the ones before vouch: whoever trusts those comes by that to trust these. The older ones open what was
 * sealed to them as before. Throws `INVALID_STATE` when there are none yet, `VERSION_CONFLICT` for another generation than was expected.
 */
export function rotateSpaceKeys(context: SpaceContext, input: RotateSpaceKeys): Promise<{ generation: number }> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'rotateSpaceKeys',
    permission: 'TrustAdminister',
    input,
    async run(tx) {
      await holdKeys(tx)
      const identity = await identityOf(tx)
      if (identity) requireGeneration(identity.generation, input.expectedGeneration)
      const [old] = await keysOf(tx, context)
      if (!old) throw refuse('INVALID_STATE', 'The Space has no keys yet.', 'input', 'space')
      const { name } = input
      const space = typeof name === 'string' ? readName(name, 'input', 'name') : old.identity.space
      const keys = generateSpaceKeys(space, old.identity)
      const made = await keepKeys(tx, context, keys, signRotation(old, keys.identity))
      return { answer: { generation: keys.identity.generation }, changed: [made] }
    },
  })
}

function requireGeneration(actual: number, expected: number): void {
  if (actual === expected) return
  throw new SpaceportError('VERSION_CONFLICT', `The newest keys are of generation ${actual}, not ${expected}.`, {
    path: ['input', 'expectedGeneration'],
    version: actual,
  })
}

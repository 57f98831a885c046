import type { AccountType } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { newAudience, type AudienceInput } from './audience.js'
import { positionOfPlace, requireMove, requirePlace, type Place, type PlaceInput } from './place.js'
import { newSecrets, type SecretInput } from './secrets.js'
import { readAccountDetails, readUsername } from './settings.js'

/** What a new account is to be. */
export type CreateAccount = SecretInput &
  PlaceInput &
  AudienceInput & {
    space: string
    name: string
    type: AccountType
    description?: string | null
    username?: string | null
    details?: unknown
    idempotencyKey?: string | null
  }

/**
 * Creates an account. The permission must reach each of its environments; one for all environments creates who has no such limit. Throws
 * `BAD_INPUT` for what does not fit its type, or `CONFLICT` when another one has the name.
 */
export function createAccount(context: SpaceContext, input: CreateAccount): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  let place: Place = { environmentIds: [], tenantIds: [] }
  return change(context, {
    operation: 'createAccount',
    permission: 'AccountCreate',
    input,
    async at(tx) {
      place = await requirePlace(tx, context, input)
      return positionOfPlace(place)
    },
    async run(tx) {
      requireMove(context, 'AccountCreate', null, place)
      const { type } = input
      const named = await freeName(input.name, 'account', (nameKey) => tx.account.findUnique({ where: { nameKey } }))
      const after = await tx.account.create({
        data: {
          ...named,
          type,
          description: readText(input.description, 'input', 'description'),
          username: readUsername(type, input.username),
          details: readAccountDetails(type, input.details),
          ...place,
          ...(await newAudience(tx, context, null, input, place.tenantIds)),
          ...(await newSecrets(tx, context, type, null, input)),
        },
      })
      return { answer: { local: after.id }, changed: [changed(context, 'Accounts', { after })] }
    },
  })
}

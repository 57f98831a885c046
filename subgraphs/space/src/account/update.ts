import type { AccountType } from '@spaceport/database/space'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { newAudience, type AudienceInput } from './audience.js'
import { dropSecrets } from './new-secret.js'
import { newPlace, requireMove, type Place, type PlaceInput } from './place.js'
import { namesSecrets, newSecrets, type KeptSecrets, type SecretInput } from './secrets.js'
import { readAccountDetails, readUsername } from './settings.js'

/** What is to change of an account; what is left out stays. Its type cannot change. */
export type UpdateAccount = SecretInput &
  PlaceInput &
  AudienceInput & {
    id: string
    name?: string | null
    description?: string | null
    username?: string | null
    details?: unknown
    expectedVersion?: number | null
    idempotencyKey?: string | null
  }

/**
 * Changes an account. The permission must reach where it is used, and all that it enters or leaves; who changes who it is elsewhere must
 * reach all of it. Throws `VERSION_CONFLICT`, `BAD_INPUT` for what does not fit its type, or `CONFLICT` for a taken name.
 */
export function updateAccount(context: SpaceContext, input: UpdateAccount): Promise<{ local: number }> {
  const local = readSubject(context, 'Accounts', input.id, 'id')
  return change(context, {
    operation: 'updateAccount',
    permission: 'AccountEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Accounts', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.account.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Accounts', before, input.expectedVersion)
      const place = await newPlace(tx, context, before, input)
      requireMove(context, 'AccountEdit', before, place)
      const { description } = input
      const after = await tx.account.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(description === undefined ? {} : { description: readText(description, 'input', 'description') }),
          ...place,
          ...(await newAudience(tx, context, before, input, place.tenantIds)),
          ...(await newIdentity(tx, context, before, input)),
          version: { increment: 1 },
        },
      })
      await dropSecrets(tx, secretsOf(before), secretsOf(after))
      return { answer: { local }, changed: [changed(context, 'Accounts', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateAccount) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'account', (nameKey) => tx.account.findFirst({ where: { nameKey, id: { not: local } } }))
}

/** Who it is elsewhere. */
async function newIdentity(
  tx: Tx,
  context: SpaceContext,
  before: Place & KeptSecrets & { type: AccountType },
  input: UpdateAccount,
) {
  const { username, details } = input
  if (username === undefined && details === undefined && !namesSecrets(input)) return {}
  // Else whoever looks after one environment would have the others' deployments be somebody of their choice.
  requireMove(context, 'AccountEdit', null, before)
  const { type } = before
  return {
    ...(username === undefined ? {} : { username: readUsername(type, username) }),
    ...(details === undefined ? {} : { details: readAccountDetails(type, details) }),
    ...(await newSecrets(tx, context, type, before, input)),
  }
}

function secretsOf({ secretId, passphraseId }: KeptSecrets): (number | null)[] {
  return [secretId, passphraseId]
}

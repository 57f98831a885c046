import { fingerprintOf, writeIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import { MANAGER } from './callers.js'
import { mutate, type Payload } from './mutate.js'
import type { TestSpace } from './space.js'

/** Makes the first keys of a Space, and gives the identity that it hands over. */
export async function withKeys(space: TestSpace, name: string): Promise<string> {
  const { spaceId } = await space.contextOf()
  const made = await mutate(space, 'createSpaceKeys', { space: spaceId, name }, MANAGER, 'spaceIdentity { identity }')
  return done<{ spaceIdentity: { identity: string } }>(made).spaceIdentity.identity
}

/** Pins an identity in a Space, not yet confirmed; gives the trust's id. */
export async function pending(
  space: TestSpace,
  identity: Identity,
  purpose: 'RELEASES' | 'RECEIPTS',
  more: object = {},
): Promise<string> {
  const { spaceId } = await space.contextOf()
  const input = { space: spaceId, identity: writeIdentity(identity), purpose, ...more }
  return done<{ trust: { id: string } }>(await mutate(space, 'createTrust', input, MANAGER, 'trust { id }')).trust.id
}

/** Puts a trust in an identity in force; gives its id. */
export async function trusted(...given: Parameters<typeof pending>): Promise<string> {
  const [space, identity] = given
  const id = await pending(...given)
  done(await mutate(space, 'confirmTrust', { id, fingerprint: fingerprintOf(identity) }, MANAGER))
  return id
}

/** What a mutation answered that changed something. Throws what it refused. */
function done<Answer>({ errors, ...answer }: Payload): Answer {
  if (errors[0]) throw new Error(`${errors[0].code}: ${errors[0].message}`)
  return answer as Answer
}

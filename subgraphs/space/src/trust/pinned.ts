import { fingerprintOf, readIdentity, writeIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { withPath } from '../write/references.js'
import { nameFault } from '../write/text.js'

/** The identity in a text that somebody handed over. Throws `BUNDLE_MALFORMED`, or `BAD_INPUT` for a name that nothing can have. */
export function readHandedOver(text: string, ...path: string[]): Identity {
  const identity = withPath(() => readIdentity(text), path)
  requireName(identity, ...path)
  return identity
}

/** Throws `BAD_INPUT` when a Space calls itself what nothing can be called. */
export function requireName({ space }: Identity, ...path: string[]): void {
  const fault = nameFault(space)
  if (fault) throw refuse('BAD_INPUT', `The name in the identity ${fault}.`, ...path)
}

/** The columns of a trust that pin an identity; its root does not change with them. */
export function pinned(identity: Identity) {
  return {
    peer: identity.space,
    peerKey: textKey(identity.space),
    fingerprint: fingerprintOf(identity),
    identity: writeIdentity(identity),
  }
}

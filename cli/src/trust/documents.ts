import { document } from '@spaceport/client/document'
import type { Payload } from '../transfer/change.js'

/** What a Space hands to others. */
export type Handed = { identity: string; fingerprint: string; shownFingerprint: string; generation: number }

const IDENTITY_FIELDS = 'identity fingerprint shownFingerprint generation'

/** What a Space hands to others; null if it has no keys yet. */
export const IDENTITY = document<{ spaceIdentity: Handed | null }, { space: string }>(
  `query SpaceIdentity($space: ID!) { spaceIdentity(space: $space) { ${IDENTITY_FIELDS} } }`,
)

/** Makes a Space's first keys. */
export const CREATE_KEYS = document<
  { done: Payload<{ spaceIdentity: Handed | null }> },
  { input: { space: string; name: string; idempotencyKey: string } }
>(
  `mutation CreateSpaceKeys($input: CreateSpaceKeysInput!) {
  done: createSpaceKeys(input: $input) {
    spaceIdentity { ${IDENTITY_FIELDS} }
    errors { code message }
  }
}`,
)

/** One side of a trust. */
export type Trust = { id: string; name: string; purpose: string; state: string; peer: string }

const TRUST_FIELDS = 'id name purpose state peer'

type Trusted = { done: Payload<{ trust: Trust | null }> }

type AddInput = {
  space: string
  identity: string
  purpose: string
  name?: string
  approvalsNeeded?: number
  approvalTeam?: string
  idempotencyKey: string
}

/** Pins another Space's identity. */
export const ADD = document<Trusted, { input: AddInput }>(
  `mutation CreateTrust($input: CreateTrustInput!) {
  done: createTrust(input: $input) { trust { ${TRUST_FIELDS} } errors { code message } }
}`,
)

/** Puts a trust in force. */
export const CONFIRM = document<Trusted, { input: { id: string; fingerprint: string; idempotencyKey: string } }>(
  `mutation ConfirmTrust($input: ConfirmTrustInput!) {
  done: confirmTrust(input: $input) { trust { ${TRUST_FIELDS} } errors { code message } }
}`,
)

/** Ends a trust. */
export const REVOKE = document<Trusted, { input: { id: string; reason: string; idempotencyKey: string } }>(
  `mutation RevokeTrust($input: RevokeTrustInput!) {
  done: revokeTrust(input: $input) { trust { ${TRUST_FIELDS} } errors { code message } }
}`,
)

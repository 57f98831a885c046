import type { PrismaClient } from '@spaceport/database/directory'
import type { AssertionSigner } from '@spaceport/kit/assertion/sign'
import type { Caller } from '@spaceport/kit/caller'
import type { AddressRule } from '@spaceport/kit/client/addresses'
import type { Attempts } from './rate-limit/attempts.js'
import type { SessionLifetimes } from './session/lifetime.js'

/** What the directory works with, for as long as its process lives. */
export type Directory = {
  readonly db: PrismaClient
  /** Makes the assertions of the directory's own calls to Instances. */
  readonly signer: AssertionSigner
  /** Where Instances may be. */
  readonly instanceAddresses: AddressRule
  /** Keys digests of secrets that are only ever compared, and what is stored encrypted. Stays when the directory's own keys change. */
  readonly secret: string
  /** The time by which sessions, keys and one-time tokens end. */
  now(): Date
  readonly lifetimes: SessionLifetimes
  /** Bounds how often one may fail to say who one is. */
  readonly attempts: Attempts
}

/** One request on behalf of a caller. Made anew for each and never reused: Pothos keeps what it planned on this object. */
export type DirectoryContext = Directory & {
  readonly caller: Caller
  readonly requestId: string
  /** Aborts when the asker hangs up or its deadline passes. */
  readonly signal: AbortSignal
  /** Milliseconds until the deadline. */
  remaining(): number
}

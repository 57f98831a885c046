import type { PrismaClient } from '@spaceport/database/space'
import type { Caller } from '@spaceport/kit/caller'
import type { Rights } from '@spaceport/kit/rights/decide'
import type { SecretKeys } from '@spaceport/kit/secret/ring'
import type { ContentStore } from './content/store.js'

/**
 * What one execution in one Space knows. Made anew for each Space and request and never reused: Pothos keeps what it
 * planned on this object, and no request may hold two Spaces.
 */
export type SpaceContext = {
  /** The Space's number: 12 for `Spaces-12`. */
  readonly space: number
  /** The Space's id. */
  readonly spaceId: string
  /** On whose behalf. */
  readonly caller: Caller
  /** What the caller may do here; without any grant the Space does not exist for them. */
  readonly rights: Rights
  /** The Space's own database, and no other. */
  readonly db: PrismaClient
  /** The keys under which the Space's sensitive values are sealed. */
  readonly secrets: SecretKeys
  /** The files of packages and bundles. They are named by Space, and only `spaceId` may be named. */
  readonly content: ContentStore
  readonly requestId: string
}

import type { Place } from '@spaceport/kit/secret/seal'

/** Where the sensitive values of a Space belong. */
export function secretPlace(spaceId: string): Place {
  return { space: spaceId, purpose: 'secret' }
}

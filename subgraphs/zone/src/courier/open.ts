import type { PromotionState } from '@spaceport/database/zone'

/** The states in which a promotion is under way. */
export const OPEN: readonly PromotionState[] = ['QUEUED', 'SENDING_PACKAGES', 'SENDING', 'IMPORTING']

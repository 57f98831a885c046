import type { Promotion as PromotionRow } from '@spaceport/database/zone'
import { builder } from '../builder.js'

/** A bundle on its way between two Spaces of the fleet; implemented in `type.ts`. */
export const Promotion = builder.objectRef<PromotionRow>('Promotion')

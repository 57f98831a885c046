import { outcome, type UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { UserError } from '../graph/user-error.js'
import { loadPromotion } from './load.js'
import { Promotion } from './ref.js'

/** What became of a change to a promotion: its number, or why nothing changed. */
export type PromotionOutcome = { promotion?: number | null; errors: UserErrorShape[] }

/** The payload of a mutation of one promotion. */
export function promotionPayload(name: string, description: string) {
  return builder.objectRef<PromotionOutcome>(name).implement({
    description,
    access: 'SpaceView',
    fields: (t) => ({
      promotion: t.field({
        type: Promotion,
        nullable: true,
        description: 'The promotion as it is now; null if nothing changed.',
        resolve: ({ promotion }, _, context) => (promotion ? loadPromotion(context, promotion) : null),
      }),
      errors: t.expose('errors', { type: [UserError], description: 'Why nothing changed; empty when all went well.' }),
    }),
  })
}

/** Runs a change; what the user can mend goes into the payload. */
export function promotionOutcome(change: () => Promise<number>): Promise<PromotionOutcome> {
  return outcome<{ promotion: number | null }>(async () => ({ promotion: await change() }), { promotion: null })
}

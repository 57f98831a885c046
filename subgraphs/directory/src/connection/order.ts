import { builder } from '../builder.js'
import { OrderDirection } from '../graph/order-direction.js'

/** The input that orders a kind's list. The directory's lists are ordered by name. */
export function nameOrder(type: string) {
  const field = builder.enumType(`${type}OrderField`, {
    description: `What ${type}s are ordered by.`,
    values: { NAME: { value: 'NAME', description: 'By name, whatever its case.' } } as const,
  })
  return builder.inputType(`${type}Order`, {
    description: `How ${type}s are ordered. Equal rows follow by id.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'By what.' }),
      direction: t.field({ type: OrderDirection, required: true, description: 'Which way.' }),
    }),
  })
}

/** The order when the asker names none. */
export const BY_NAME = { field: 'NAME', direction: 'ASC' } as const

import { builder } from '../builder.js'
import { OrderDirection } from '../graph/order-direction.js'

/** What names say of themselves wherever a list can be ordered by them. */
export const BY_NAME = 'By name, whatever its case.'

/** What times of creation say of themselves wherever a list can be ordered by them. */
export const BY_CREATION = 'By when they were created.'

/** The input that orders lists of `type`: `fields` has what they can be ordered by, each with its description. */
export function orderInput<Field extends string>(type: string, fields: Record<Field, string>) {
  const names = Object.keys(fields) as Field[]
  const field = builder.enumType(`${type}OrderField`, {
    description: `What ${type}s are ordered by.`,
    values: Object.fromEntries(names.map((name) => [name, { value: name, description: fields[name] }])) as {
      [F in Field]: { value: F; description: string }
    },
  })
  return builder.inputType(`${type}Order`, {
    description: `How ${type}s are ordered. Equal rows follow by id.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'By what.' }),
      direction: t.field({ type: OrderDirection, required: true, description: 'Which way.' }),
    }),
  })
}

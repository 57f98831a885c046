import { builder } from '../builder.js'

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which way a list runs. Rows without a value come last in both directions.',
  values: { ASC: { description: 'From the least.' }, DESC: { description: 'From the greatest.' } } as const,
})

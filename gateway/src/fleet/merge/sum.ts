import { NOTHING, type Strategy } from './strategy.js'

/** The largest `Int` of GraphQL. A larger sum is given as this. */
const LARGEST = 2_147_483_647

/** The sum of numbers that Spaces sent. */
export function total(numbers: readonly unknown[]): number {
  const sum = numbers.reduce((all: number, one) => (typeof one === 'number' ? all + one : all), 0)
  return Math.min(sum, LARGEST)
}

/** Counts: the sum over the Spaces that answered. */
export function sum(): Strategy {
  return {
    selections: [],
    begin: () => (parts, missing) => {
      if (parts.length === 0 && missing.length > 0) return NOTHING
      return { value: total(parts.map(({ value }) => value)), place: () => [] }
    },
  }
}

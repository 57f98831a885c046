import type { Completeness } from '../graph/rows'

const NUMBER = new Intl.NumberFormat('en')

/** A number as people read it. */
export function numberText(value: number): string {
  return NUMBER.format(value)
}

/** How many there are; what is missing makes it a lower bound. */
export function countText(count: number, { asked, answered, missing }: Completeness): string {
  const spaces = `${numberText(asked)} ${asked === 1 ? 'Space' : 'Spaces'}`
  if (missing.length === 0) return `${numberText(count)} in ${spaces}`
  return `at least ${numberText(count)} in ${numberText(answered)} of ${spaces}`
}

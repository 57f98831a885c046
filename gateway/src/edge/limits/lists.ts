import { SpaceportError } from '@spaceport/kit/errors'
import type { Variables } from '../../execution/executor.js'

/** The most items that one list in the variables may have: ids of filters above all, which become parameters of SQL. */
export const LONGEST_LIST = 5_000

/** Refuses variables with an endless list anywhere in them. Throws `BAD_INPUT`. (Lists in the document are bounded by its tokens.) */
export function checkLists(variables: Variables): void {
  const left: unknown[] = [variables]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    const items: unknown[] = Object.values(value)
    if (Array.isArray(value) && items.length > LONGEST_LIST) {
      throw new SpaceportError('BAD_INPUT', `A list may have ${LONGEST_LIST} items; one has ${items.length}.`)
    }
    for (const item of items) left.push(item)
  }
}

import { createLoader, createSerializer, parseAsString } from 'nuqs/server'

/** The two releases, by id. */
export const COMPARE_SEARCH = { left: parseAsString.withDefault(''), right: parseAsString.withDefault('') }

export const loadCompareSearch = createLoader(COMPARE_SEARCH)
export const writeCompareSearch = createSerializer(COMPARE_SEARCH)

/** What the graph is asked: of each release only if it is given, and the comparison only of two. */
export function compareVariables({ left, right }: { left: string; right: string }) {
  return {
    left,
    right,
    leftIsGiven: left !== '',
    rightIsGiven: right !== '',
    isAsked: left !== '' && right !== '',
  }
}

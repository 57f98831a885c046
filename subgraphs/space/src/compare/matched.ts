import { textKey } from '@spaceport/kit/page/text-key'

/** What is compared one by one: by its number, which is the same as long as it exists, else by its name. */
type Item = { id: number; name: string }

/** Something in one list, in another, or in both, with its places there from 0. */
export type Match<T> =
  | { change: 'ADDED'; before: null; after: T; places: [null, number] }
  | { change: 'REMOVED'; before: T; after: null; places: [number, null] }
  | { change: 'CHANGED'; before: T; after: T; places: [number, number]; isMoved: boolean }

/**
 * What two lists have in common and what only one of them has: in the order of the second, then what is gone in the order of the first.
 * `isMoved`: of what both have, as few as possible, so that the others stand in the same order in both.
 */
export function matched<T extends Item>(before: readonly T[], after: readonly T[]): Match<T>[] {
  const partners = partnersOf(before, after)
  const pairs = [...partners].toSorted(([a], [b]) => a - b)
  const inOrder = new Set(longestRising(pairs.map(([, place]) => place)))
  const here = after.map((item, place): Match<T> => {
    const was = partners.get(place)
    const old = was === undefined ? undefined : before[was]
    if (was === undefined || old === undefined)
      return { change: 'ADDED', before: null, after: item, places: [null, place] }
    return { change: 'CHANGED', before: old, after: item, places: [was, place], isMoved: !inOrder.has(was) }
  })
  const kept = new Set(partners.values())
  const gone = before.flatMap((item, place): Match<T>[] =>
    kept.has(place) ? [] : [{ change: 'REMOVED', before: item, after: null, places: [place, null] }],
  )
  return [...here, ...gone]
}

/** For each place in the second list that in the first, of what both have. */
function partnersOf<T extends Item>(before: readonly T[], after: readonly T[]): Map<number, number> {
  const partners = new Map<number, number>()
  const free = new Set(before.keys())
  const pair = (keyOf: (item: T) => unknown) => {
    const places = new Map([...free].map((place) => [keyOf(before[place]!), place]))
    for (const [place, item] of after.entries()) {
      const was = partners.has(place) ? undefined : places.get(keyOf(item))
      if (was === undefined || !free.delete(was)) continue
      partners.set(place, was)
    }
  }
  pair(({ id }) => id)
  pair(({ name }) => textKey(name))
  return partners
}

/** The longest part of a list of different numbers that rises, the rest left out. */
export function longestRising(numbers: readonly number[]): number[] {
  /** By length less one: the place of the least number with which a rising part of that length ends. */
  const ends: number[] = []
  const previous = new Map<number, number | undefined>()
  for (const [place, number] of numbers.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[ends[middle]!]! < number) low = middle + 1
      else high = middle
    }
    previous.set(place, ends[low - 1])
    ends[low] = place
  }
  const rising: number[] = []
  for (let place = ends.at(-1); place !== undefined; place = previous.get(place)) rising.push(numbers[place]!)
  return rising.reverse()
}

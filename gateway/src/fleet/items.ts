import type { SpaceportError } from '@spaceport/kit/errors'
import type { FleetContext } from './context.js'
import type { Path } from './errors.js'
import { BadPart, type Merge } from './merge/strategy.js'
import { spaceOfId } from './route.js'

/** A list of things in several Spaces, shared out: each Space gets its own, each thing once. */
export type Split = {
  /** What each Space is asked for. */
  shares: ReadonlyMap<string, readonly unknown[]>
  /** The positions in the whole list of each thing in each share. */
  positions: ReadonlyMap<string, readonly (readonly number[])[]>
  /** The positions of what is in no Space of the caller's, and why. */
  strangers: readonly { position: number; error: SpaceportError }[]
  length: number
}

/** Shares a list out by the Space that `idOf` each item names. Equal items are asked for once. */
export function splitBySpace(items: readonly unknown[], idOf: (item: unknown) => unknown, fleet: FleetContext): Split {
  const shares = new Map<string, unknown[]>()
  const positions = new Map<string, number[][]>()
  const seen = new Map<string, number[]>()
  const strangers: { position: number; error: SpaceportError }[] = []
  items.forEach((item, position) => {
    const key = typeof item === 'string' ? item : JSON.stringify(item)
    const before = seen.get(key)
    if (before) {
      before.push(position)
      return
    }
    const space = spaceOfId(idOf(item), fleet)
    if (typeof space !== 'string') {
      strangers.push({ position, error: space })
      return
    }
    const places = [position]
    seen.set(key, places)
    append(shares, space, item)
    append(positions, space, places)
  })
  return { shares, positions, strangers, length: items.length }
}

function append<Item>(lists: Map<string, Item[]>, space: string, item: Item): void {
  const list = lists.get(space)
  if (list) list.push(item)
  else lists.set(space, [item])
}

/** Puts the Spaces' answers back where their items were asked for. `fits` says whether an answer can be that of an item. */
export function putBack(
  { shares, positions, length }: Split,
  fits: (answer: unknown, item: unknown) => boolean,
): Merge {
  return (parts) => {
    const value: unknown[] = Array.from({ length }, () => null)
    parts.forEach(({ space, value: answers }, part) => {
      const share = shares.get(space) ?? []
      if (!Array.isArray(answers) || answers.length !== share.length) throw new BadPart(part)
      answers.forEach((answer, index) => {
        if (answer !== null && !fits(answer, share[index])) throw new BadPart(part)
        for (const position of positions.get(space)![index]!) value[position] = answer
      })
    })
    return { value, place: (part, path) => placeItem(positions.get(parts[part]!.space)!, path) }
  }
}

/** An item that was asked for at several positions shows its errors at the first of them. */
function placeItem(positions: readonly (readonly number[])[], [index, ...below]: Path): Path {
  const first = typeof index === 'number' ? positions[index]?.[0] : undefined
  return first === undefined ? [] : [first, ...below]
}

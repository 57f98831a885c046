import { spaceNumber } from '@spaceport/kit/ids'
import { asOneNode, type Selected } from '../operation/selection.js'
import { BadPart, NOTHING, type Part, type Strategy } from './strategy.js'

/** Short lists: all items of all Spaces, one Space after the other in the order of their ids. */
export function list(selected: Selected): Strategy {
  return {
    selections: asOneNode(selected).selectionSet?.selections ?? [],
    begin: () => (parts, missing) => {
      if (parts.length === 0 && missing.length > 0) return NOTHING
      const lists = parts.map(itemsOf)
      const order = parts.map((_, index) => index).sort((a, b) => numberOf(parts[a]!) - numberOf(parts[b]!))
      const starts: number[] = []
      let length = 0
      for (const index of order) {
        starts[index] = length
        length += lists[index]!.length
      }
      return {
        value: order.flatMap((index) => lists[index]!),
        place: (part, [item, ...below]) => (typeof item === 'number' ? [starts[part]! + item, ...below] : []),
      }
    },
  }
}

function itemsOf({ value }: Part, index: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadPart(index)
  return value
}

function numberOf({ space }: Part): number {
  return spaceNumber(space) ?? 0
}

import { comparePositions, type Position } from '@spaceport/kit/page/position'

/** One row of the merged list: which of the lists it comes from, and where it is in that one. */
export type Pick = { list: number; row: number }

type Head = Pick & { position: Position }

/** Sorted lists to be merged. A position is read only when its row is about to be taken, since reading costs. */
export type SortedLists = { lengths: readonly number[]; position(list: number, row: number): Position }

/**
 * The first `limit` rows of all lists together, or (`backwards`) the last, in list order; `more`: whether rows were left.
 * A binary heap of one head per list: `limit` x log(lists) comparisons.
 */
export function mergeSorted(lists: SortedLists, limit: number, backwards: boolean): { picks: Pick[]; more: boolean } {
  const isBefore = (a: Head, b: Head) => {
    const order = comparePositions(a.position, b.position)
    return backwards ? order > 0 : order < 0
  }
  const head = (list: number, taken: number): Head | null => {
    const length = lists.lengths[list] ?? 0
    if (taken >= length) return null
    const row = backwards ? length - 1 - taken : taken
    return { list, row, position: lists.position(list, row) }
  }
  const heap = lists.lengths.map((_, list) => head(list, 0)).filter((one) => one !== null)
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(heap, i, isBefore)

  const taken = lists.lengths.map(() => 0)
  const picks: Pick[] = []
  while (picks.length < limit && heap[0]) {
    const { list, row } = heap[0]
    picks.push({ list, row })
    const next = head(list, ++taken[list]!)
    if (next) heap[0] = next
    else replaceByLast(heap)
    sink(heap, 0, isBefore)
  }
  return { picks: backwards ? picks.reverse() : picks, more: heap.length > 0 }
}

function replaceByLast(heap: Head[]): void {
  const last = heap.pop()
  if (last && heap.length > 0) heap[0] = last
}

function sink(heap: Head[], from: number, isBefore: (a: Head, b: Head) => boolean): void {
  for (let at = from; ;) {
    const left = 2 * at + 1
    const right = left + 1
    let least = at
    if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left
    if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right
    if (least === at) return
    const moved = heap[at]!
    heap[at] = heap[least]!
    heap[least] = moved
    at = least
  }
}

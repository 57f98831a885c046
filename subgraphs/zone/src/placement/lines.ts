import type { PlacementFeed, PlacementLine } from './feed.js'

/**
 * The lines of one follower, until the signal aborts. A follower that reads slowly misses beats and old snapshots, never
 * the newest one: each holds everything.
 */
export async function* placementLines(feed: PlacementFeed, signal: AbortSignal): AsyncGenerator<PlacementLine> {
  let next: PlacementLine | null = null
  let wake = () => {}
  const unfollow = feed.follow((line) => {
    if (next?.type !== 'snapshot' || line.type === 'snapshot') next = line
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      const line = next
      next = null
      if (line) yield line
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    unfollow()
  }
}

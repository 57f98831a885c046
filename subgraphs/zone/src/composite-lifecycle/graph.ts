/** A step of a graph of steps: its position, from 1, and the positions of those that must be done before it. */
export type GraphStep = { position: number; after: readonly number[] }

/**
 * What is wrong with a graph of steps: a position in `after` that no step has, or steps that wait for one another in a ring. Null if nothing is.
 * Without rings there is always a step to start with.
 */
export function faultOf(steps: readonly GraphStep[]): { position: number; message: string } | null {
  const known = new Set(steps.map(({ position }) => position))
  for (const { position, after } of steps) {
    const unknown = after.find((one) => !known.has(one))
    if (unknown !== undefined) return { position, message: `There is no step ${unknown}.` }
  }
  const ring = inRing(steps)
  return ring === null ? null : { position: ring, message: 'It would wait for itself.' }
}

/** The first step that waits for itself, or for steps that do; null if each can be done in its turn. */
function inRing(steps: readonly GraphStep[]): number | null {
  let left = [...steps]
  const done = new Set<number>()
  for (;;) {
    const ready = left.filter(({ after }) => after.every((one) => done.has(one)))
    if (ready.length === 0) return left[0]?.position ?? null
    for (const { position } of ready) done.add(position)
    left = left.filter(({ position }) => !done.has(position))
  }
}

/** All steps that must be done before a step, nearest or not, by position. */
export function before(steps: readonly GraphStep[], step: GraphStep): ReadonlySet<number> {
  const byPosition = new Map(steps.map((one) => [one.position, one]))
  const found = new Set<number>()
  const open = [...step.after]
  for (let position = open.pop(); position !== undefined; position = open.pop()) {
    if (found.has(position)) continue
    found.add(position)
    open.push(...(byPosition.get(position)?.after ?? []))
  }
  return found
}

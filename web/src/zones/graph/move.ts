/** Where something stands on screen. */
type Box = { left: number; top: number; width: number; height: number }

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The next thing in the direction of an arrow key: the nearest one, what lies straight ahead before what lies aside. Null: none. */
export function nextAt(key: string, from: Box, others: readonly Box[]): number | null {
  const step = STEPS[key]
  if (!step) return null
  const [x, y] = step
  const [cx, cy] = centre(from)
  let [best, least]: [number | null, number] = [null, Infinity]
  others.forEach((other, place) => {
    const [dx, dy] = [centre(other)[0] - cx, centre(other)[1] - cy]
    const ahead = dx * x + dy * y
    const aside = Math.abs(dx * y) + Math.abs(dy * x)
    if (ahead > 1 && ahead + 2 * aside < least) [best, least] = [place, ahead + 2 * aside]
  })
  return best
}

function centre({ left, top, width, height }: Box): [number, number] {
  return [left + width / 2, top + height / 2]
}

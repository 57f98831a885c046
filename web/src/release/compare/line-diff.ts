/** A line of two texts as one: in both, only before, or only after. */
export type DiffLine = { sign: ' ' | '+' | '-'; text: string }

/** Beyond so many cells of its table a comparison would hold up the page, and the differing middle is shown as replaced. */
const MOST_CELLS = 250_000

/** The lines of two texts as one, by their longest common subsequence. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const same = (lines: string[]): DiffLine[] => lines.map((text) => ({ sign: ' ', text }))
  return [
    ...same(a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ]
}

function middle(a: string[], b: string[]): DiffLine[] {
  const gone = (): DiffLine[] => a.map((text) => ({ sign: '-', text }))
  const come = (): DiffLine[] => b.map((text) => ({ sign: '+', text }))
  if (a.length * b.length > MOST_CELLS || a.length === 0 || b.length === 0) return [...gone(), ...come()]
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]]
    if (one !== undefined && one === other) {
      lines.push({ sign: ' ', text: one })
      i++
      j++
    } else if (other === undefined || (one !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: '-', text: one ?? '' })
      i++
    } else {
      lines.push({ sign: '+', text: other })
      j++
    }
  }
  return lines
}

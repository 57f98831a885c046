/**
 * Divides a whole number by weights, exactly: the parts add up to `total` (largest remainder; ties go to the earlier part).
 * Each part is at least `minimum`, which the total must allow.
 */
export function apportion(total: number, weights: readonly number[], minimum = 0): number[] {
  const free = total - minimum * weights.length
  if (free < 0) throw new RangeError(`${total} cannot be divided into ${weights.length} parts of at least ${minimum}`)
  const sum = weights.reduce((a, b) => a + b, 0) || 1
  const ideal = weights.map((weight) => (free * weight) / sum)
  const parts = ideal.map(Math.floor)
  const left = free - parts.reduce((a, b) => a + b, 0)
  const byRemainder = ideal.map((x, i) => ({ i, rest: x - Math.floor(x) })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts.map((part) => part + minimum)
}

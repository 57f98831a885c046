const FIRST = 250
const LONGEST = 10_000

/** Milliseconds to wait before a part is started again after `failures` ends in a row: at once, then doubling. */
export function backoff(failures: number): number {
  return failures <= 1 ? 0 : Math.min(FIRST * 2 ** (failures - 2), LONGEST)
}

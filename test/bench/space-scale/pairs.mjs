/** Pairs of measurements, and runs of each side before the first: until both are compiled and in memory. */
const PAIRS = 15
const WARM_UP = 30

/** Runs of one side in one measurement. */
const RUNS = 10

/** How much more one side costs than the other: the median over interleaved pairs of batches, every other pair in the other order. */
export async function compare(one, other, bound) {
  for (let i = 0; i < WARM_UP; i++) {
    await one()
    await other()
  }
  const ratios = []
  for (let i = 0; i < PAIRS; i++) {
    const [first, second] = i % 2 === 0 ? [one, other] : [other, one]
    const [a, b] = [await time(first), await time(second)]
    ratios.push(i % 2 === 0 ? a / b : b / a)
  }
  const value = Number(ratios.sort((a, b) => a - b)[Math.floor(PAIRS / 2)].toFixed(3))
  return { value, bound, ok: value <= bound }
}

async function time(work) {
  const start = process.hrtime.bigint()
  for (let i = 0; i < RUNS; i++) await work()
  return Number(process.hrtime.bigint() - start)
}

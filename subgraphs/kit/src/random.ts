/** Reproducible random numbers: one seed, one row, on every machine. Never for secrets. */
export type Random = {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One of a non-empty list. */
  pick<T>(items: readonly T[]): T
  /** A new list in random order. */
  shuffle<T>(items: readonly T[]): T[]
}

/** FNV-1a, started from a basis of choice, so that one seed gives several independent words. */
function hash(text: string, basis: number): number {
  let h = basis >>> 0
  for (const byte of Buffer.from(text, 'utf8')) h = Math.imul(h ^ byte, 0x01000193) >>> 0
  return h
}

/** The generator sfc32 (Doty-Humphrey, PractRand), seeded from a text. */
export function seededRandom(seed: string): Random {
  let a = hash(seed, 0x811c9dc5)
  let b = hash(seed, 0x9e3779b9)
  let c = hash(seed, 0x85ebca6b)
  let counter = 1
  const next = () => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let i = 0; i < 12; i++) next()
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]) => items[int(0, items.length - 1)] as T,
    shuffle: <T>(items: readonly T[]) => {
      const list = [...items]
      for (let i = list.length - 1; i > 0; i--) {
        const j = int(0, i)
        ;[list[i], list[j]] = [list[j] as T, list[i] as T]
      }
      return list
    },
  }
}

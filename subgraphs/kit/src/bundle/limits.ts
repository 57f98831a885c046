const MIB = 1024 ** 2

/** Bytes that an envelope may have: of a bundle, a receipt or a rotation. */
export const MAX_ENVELOPE = 4 * MIB

/** How many blobs a bundle may have. */
export const MAX_BLOBS = 10_000

/** Bytes that a blob may have, by its role. All but packages are held in memory; a package's size must fit into a tar header. */
export const MAX_BLOB = {
  release: 64 * MIB,
  secrets: 16 * MIB,
  history: 16 * MIB,
  package: 8 ** 11 - 1,
} as const

/** Milliseconds by which two Spaces' clocks may differ. */
export const CLOCK_SKEW = 5 * 60_000

/** The columns that say when something ran. */
export const RAN = { startedAt: true, completedAt: true } as const

/** Whole seconds from when something began to run until it ended; null if it did not do both. */
export function duration({
  startedAt,
  completedAt,
}: {
  startedAt: Date | null
  completedAt: Date | null
}): number | null {
  return startedAt && completedAt
    ? Math.max(0, Math.round((completedAt.getTime() - startedAt.getTime()) / 1_000))
    : null
}

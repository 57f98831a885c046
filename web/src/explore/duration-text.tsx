/** A length of time in seconds, as people say it: `42 s`, `3 min 5 s`, `2 h 10 min`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  if (seconds < 3600)
    return [`${Math.floor(seconds / 60)} min`, seconds % 60 ? `${Math.round(seconds % 60)} s` : ''].join(' ').trim()
  const minutes = Math.round((seconds % 3600) / 60)
  return [`${Math.floor(seconds / 3600)} h`, minutes ? `${minutes} min` : ''].join(' ').trim()
}

/** How long something took. */
export function DurationText({ seconds }: { seconds: number | null | undefined }) {
  if (seconds === null || seconds === undefined) return <span className="text-faint">–</span>
  return <span className="text-muted tabular-nums">{durationText(seconds)}</span>
}

/** How far a task is, as a bar and as a number. */
export function Progress({ percent }: { percent: number }) {
  return (
    <div className="flex max-w-lg items-center gap-3">
      <progress
        aria-label="Progress"
        max={100}
        value={percent}
        className="h-1.5 flex-1 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-run [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-run"
      />
      <span className="w-10 text-right tabular-nums">{percent} %</span>
    </div>
  )
}

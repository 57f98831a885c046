/** What a state means for whoever looks: well, broken, to be looked at, under way, or at rest. */
export type Tone = 'ok' | 'bad' | 'warn' | 'run' | 'idle'

/** Every tone has its own shape besides its colour. */
const LOOKS: Record<Tone, { tone: string; shape: string; dashed?: true }> = {
  ok: { tone: 'text-ok', shape: 'M5.2 8.2l2 2 3.6-4.2' },
  bad: { tone: 'text-bad', shape: 'M6 6l4 4M10 6l-4 4' },
  warn: { tone: 'text-warn', shape: 'M8 4.6v4.2M8 11v.01' },
  run: { tone: 'text-run', shape: 'M8 5v3l2 1.4' },
  idle: { tone: 'text-faint', shape: 'M5.4 8h5.2', dashed: true },
}

/** The mark of a state, without its word. */
export function StateMark({ tone, className = 'size-3.5' }: { tone: Tone; className?: string }) {
  const look = LOOKS[tone]
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className} ${look.tone}`}
    >
      <circle cx="8" cy="8" r="6.25" strokeDasharray={look.dashed ? '2.2 2.6' : undefined} />
      <path d={look.shape} />
    </svg>
  )
}

/** A state: its shape, its colour and its word. */
export function StateText({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <StateMark tone={tone} />
      <span className={`truncate ${tone === 'bad' ? 'text-bad' : ''}`}>{children}</span>
    </span>
  )
}

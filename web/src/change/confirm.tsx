import type { ReactNode } from 'react'

/** Hides what cannot be undone behind a first step; works without script. */
export function Confirm({ label, about, children }: { label: string; about: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary
        aria-label={`${label}: ${about}`}
        className="control list-none text-bad group-open:mb-3 [&::-webkit-details-marker]:hidden"
      >
        {label}…
      </summary>
      <div className="max-w-sm rounded-lg border border-line-strong bg-surface p-3">{children}</div>
    </details>
  )
}

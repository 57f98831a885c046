import type { ReactNode } from 'react'

/** A form for one more, closed until it is wanted; works without script. */
export function NewThing({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-5 rounded-lg border border-line-strong bg-surface open:pb-4">
      <summary className="flex min-h-10 cursor-pointer items-center rounded-lg px-4 font-medium">{title}</summary>
      <div className="px-4 pt-2">{children}</div>
    </details>
  )
}

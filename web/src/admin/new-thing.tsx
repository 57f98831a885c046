import type { ReactNode } from 'react'

/** A form for one more, closed until it is wanted; works without script. */
export function NewThing({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-5 w-fit max-w-full open:w-full open:rounded-lg open:border open:border-line-strong open:bg-surface open:p-4">
      <summary className="control list-none [&::-webkit-details-marker]:hidden">{title}</summary>
      <div className="pt-4">{children}</div>
    </details>
  )
}

import { useId, type ReactNode } from 'react'

/** A part of a page under its own heading. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="mt-8 border-t border-line pt-6">
      <h2 id={heading} className="text-lg font-semibold">
        {title}
      </h2>
      {lead && <p className="mt-0.5 max-w-prose text-muted">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}

import { useId, type ReactNode } from 'react'

type SectionProps = {
  title: ReactNode
  /** Beside the title, such as how many there are. */
  note?: ReactNode
  /** At the end of the title's line. */
  action?: ReactNode
  className?: string
  children: ReactNode
}

/** A part of a page under a title of its own. */
export function PageSection({ title, note, action, className, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={`min-w-0 ${className ?? ''}`}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {note !== undefined && <span className="text-sm text-muted tabular-nums">{note}</span>}
        {action && <div className="ml-auto text-sm">{action}</div>}
      </div>
      {children}
    </section>
  )
}

/** Said where a section has nothing. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="rounded-lg border border-dashed border-line-strong px-4 py-5 text-muted">{children}</p>
}

/** A list whose lines are set apart by rules. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line border-y border-line">{children}</ul>
}

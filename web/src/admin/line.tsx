import type { ReactNode } from 'react'

/** A word about a thing beside its name. */
export function Badge({ children }: { children: ReactNode }) {
  return <span className="rounded bg-hover px-1.5 py-0.5 text-sm whitespace-nowrap text-muted">{children}</span>
}

type LineProps = {
  name: ReactNode
  href?: string
  badges?: ReactNode
  /** What stands under the name. */
  children?: ReactNode
  /** At the end of the line. */
  actions?: ReactNode
}

/** One thing of a list: its name, words about it, and what can be done with it. */
export function Line({ name, href, badges, children, actions }: LineProps) {
  return (
    <>
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {href ? (
            <a href={href} className="min-w-0 font-medium break-words underline-offset-3 hover:underline">
              {name}
            </a>
          ) : (
            <span className="min-w-0 font-medium break-words">{name}</span>
          )}
          {badges}
        </p>
        {children && <div className="break-words text-muted">{children}</div>}
      </div>
      {actions}
    </>
  )
}

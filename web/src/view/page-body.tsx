import type { ReactNode } from 'react'
import { PageActions } from './page-actions'

type PageBodyProps = {
  title: ReactNode
  /** Under the title: what the page is for. */
  lead?: ReactNode
  /** Beside the title. */
  actions?: ReactNode
  /** Above the title: the way back. */
  back?: { href: string; title: string }
  children: ReactNode
}

/** A page of sections under the shell, narrow enough to read. */
export function PageBody({ title, lead, actions, back, children }: PageBodyProps) {
  return (
    <div className="w-full max-w-4xl px-4 pt-4 pb-6 sm:px-5">
      {back && (
        <nav aria-label="Breadcrumb" className="mb-1 text-sm text-muted">
          <a href={back.href} className="rounded py-0.5 hover:text-ink hover:underline">
            {back.title}
          </a>
        </nav>
      )}
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{title}</h1>
        {actions && <PageActions className="ml-auto flex flex-wrap gap-2">{actions}</PageActions>}
      </div>
      {lead && <div className="mt-1 max-w-prose text-muted">{lead}</div>}
      {children}
    </div>
  )
}

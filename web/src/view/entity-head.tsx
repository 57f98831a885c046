import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { PageActions } from './page-actions'

/** A part of an entity's page: its own address, one click apart. */
export type PagePart = { id: string; title: string; href: string; count?: number | null }

type EntityHeadProps = {
  /** What it is in, from the outermost. */
  crumbs: readonly { title: ReactNode; href: string | null }[]
  title: ReactNode
  /** Words beside the title, such as that it is disabled. */
  marks?: ReactNode
  /** What stands under the title. */
  children?: ReactNode
  actions?: ReactNode
  /** What the tabs belong to, for screen readers. */
  label?: string
  parts?: readonly PagePart[]
  part?: string
}

/** The head of a page about one thing: where it is, its name, what can be done with it, and its parts. */
export function EntityHead({ crumbs, title, marks, children, actions, label, parts = [], part }: EntityHeadProps) {
  return (
    <header className="shrink-0 border-b border-line px-4 pt-4 sm:px-5">
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb" className="mb-1 flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
          {crumbs.map(({ title: crumb, href }, place) => (
            <Fragment key={place}>
              {place > 0 && <span aria-hidden="true">/</span>}
              {href ? (
                <Link prefetch={false} href={href} className="rounded py-0.5 hover:text-ink hover:underline">
                  {crumb}
                </Link>
              ) : (
                <span className="py-0.5">{crumb}</span>
              )}
            </Fragment>
          ))}
        </nav>
      )}
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{title}</h1>
        {marks}
        <PageActions
          parts={parts.map(({ title: name, href }) => ({ title: name, href }))}
          className="flex flex-wrap items-center gap-2 max-sm:w-full sm:ml-auto print:hidden"
        >
          {actions}
        </PageActions>
      </div>
      {children && <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-muted">{children}</div>}
      {parts.length > 0 ? (
        <nav
          aria-label={label}
          className="-mb-px mt-3 flex gap-x-4 overflow-x-auto [scrollbar-width:none] print:hidden"
        >
          {parts.map(({ id, title: name, href, count }) => (
            <Link
              key={id}
              prefetch={false}
              href={href}
              aria-current={id === part ? 'page' : undefined}
              className="flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-0.5 text-muted -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {name}
              {count !== null && count !== undefined && <span className="text-sm tabular-nums">{count}</span>}
            </Link>
          ))}
        </nav>
      ) : (
        <div className="h-4" />
      )}
    </header>
  )
}

/** One fact under a title: what it is, and its value. */
export function HeadFact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span className="whitespace-nowrap">
      {title} <span className="text-ink">{children}</span>
    </span>
  )
}

/** A word about a thing, beside its name. */
export function Mark({ tone = 'muted', children }: { tone?: 'muted' | 'warn' | 'bad' | 'ok'; children: ReactNode }) {
  const look = {
    muted: 'border-line-strong text-muted',
    warn: 'border-warn-line bg-warn-soft text-warn',
    bad: 'border-bad/40 bg-bad-soft text-bad',
    ok: 'border-line-strong text-ok',
  }[tone]
  return <span className={`rounded-md border px-1.5 text-sm whitespace-nowrap ${look}`}>{children}</span>
}

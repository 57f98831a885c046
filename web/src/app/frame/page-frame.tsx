import type { ReactNode } from 'react'
import { Header, type Me, type PagePath } from './header'

type PageFrameProps = {
  me: Me | null | undefined
  current?: PagePath
  title: string
  lead?: ReactNode
  children: ReactNode
}

/** A page of sections under the bar, narrow enough to read. */
export function PageFrame({ me, current, title, lead, children }: PageFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="control absolute top-2 left-2 z-50 -translate-y-16 focus-visible:translate-y-0 focus-visible:transition-transform"
      >
        Skip to the content
      </a>
      <Header me={me} {...(current ? { current } : {})} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-4xl flex-1 px-4 py-6 outline-none sm:px-5">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {lead && <p className="mt-1 text-muted">{lead}</p>}
        {children}
      </main>
    </div>
  )
}

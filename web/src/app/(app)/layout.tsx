import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { ask } from '../../gateway/ask'
import { ShellDocument } from '../../generated/graphql'
import { GraphProvider } from '../../graph/provider'
import { LiveProvider } from '../../live/provider'
import { COLLAPSED_COOKIE } from '../../shell/remember'
import { Shell } from '../../shell/shell'
import { KnownSpacesProvider } from '../../spaces/known'

/** What stands around every page of those who are signed in. It guards nothing: each page asks the graph with the caller's own session. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [answer, kept] = await Promise.all([ask(ShellDocument, {}), cookies()])
  // Whoever has no session is led away by the page, which knows its own address.
  if (answer.kind === 'signed-out') return <main id="content">{children}</main>
  const data = answer.kind === 'answer' ? answer.data : null
  const spaces = (data?.spaces?.nodes ?? []).map(({ id, name, instance }) => ({
    id,
    name,
    zone: instance?.zone ?? null,
  }))
  return (
    <GraphProvider>
      <LiveProvider>
        <KnownSpacesProvider spaces={spaces} hasMore={data?.spaces?.pageInfo.hasNextPage ?? false}>
          <Shell
            me={data?.me ?? null}
            favourites={(data?.me?.favouriteSpaces ?? []).map(({ id }) => id)}
            isCollapsed={kept.get(COLLAPSED_COOKIE)?.value === 'narrow'}
          >
            {children}
          </Shell>
        </KnownSpacesProvider>
      </LiveProvider>
    </GraphProvider>
  )
}

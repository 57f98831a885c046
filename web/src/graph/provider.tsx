'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'

/** How long an answer counts as fresh when one comes back to it, in milliseconds. */
const FRESH = 30_000

/** Keeps the answers of the graph for all views of a tab. */
export function GraphProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        // A refusal is an answer, which the view shows with a way to try again; so nothing is asked twice on its own.
        defaultOptions: { queries: { staleTime: FRESH, retry: false, networkMode: 'always' } },
      }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

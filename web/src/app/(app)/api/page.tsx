import type { Metadata } from 'next'
import { LazyExplorer } from '../../../api/lazy-explorer'
import { askPage } from '../../../gateway/ask-page'
import { WhoDocument } from '../../../generated/graphql'

export const metadata: Metadata = { title: 'API' }

/** Asks the graph anything, with the caller's own rights. */
export default async function ApiPage() {
  await askPage(WhoDocument, {}, '/api')
  return (
    <>
      <h1 className="sr-only">API explorer</h1>
      <noscript>
        <p className="p-5 text-muted">
          The explorer takes script. The graph itself answers any client that sends an API key.
        </p>
      </noscript>
      <div className="min-h-0 flex-1">
        <LazyExplorer />
      </div>
    </>
  )
}

'use client'

import { useState } from 'react'
import { copyText } from '../ui/copy'
import { Dialog } from '../ui/dialog'
import { Tabs } from '../ui/tabs'
import { clientSnippet } from './client-snippet'
import { curlCommand } from './curl'

/** The operation behind a view, exactly as it is sent. It names nothing secret: the session is a cookie, and a key is never in it. */
export type ViewQuery = { query: string; variables: object }

const PARTS = [
  { id: 'query', title: 'Query' },
  { id: 'variables', title: 'Variables' },
  { id: 'curl', title: 'cURL' },
  { id: 'typescript', title: 'TypeScript' },
] as const
type Part = (typeof PARTS)[number]['id']

function CopyButton({ what, text }: { what: string; text: string }) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle')
  const label = { idle: `Copy ${what}`, copied: 'Copied', failed: 'Select and copy by hand' }[outcome]
  return (
    <button
      type="button"
      className="control h-7"
      data-first-focus=""
      aria-live="polite"
      onClick={() => void copyText(text).then((isDone) => setOutcome(isDone ? 'copied' : 'failed'))}
      onBlur={() => setOutcome('idle')}
    >
      {label}
    </button>
  )
}

/** The address of the API explorer with an operation in it. It stands behind `#`, which no server ever sees. */
function explorerHref({ query, variables }: ViewQuery): string {
  const text = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) })
  return `/api#${text.toString()}`
}

/** Shows what a view asks the graph, and how to ask the same from elsewhere. */
export function QueryDialog({ operation, onClose }: { operation: ViewQuery; onClose: () => void }) {
  const [part, setPart] = useState<Part>('query')
  const query = operation.query.trim()
  const url = new URL('/graphql', window.location.href).href
  const texts: Record<Part, string> = {
    query,
    variables: JSON.stringify(operation.variables, null, 2),
    curl: curlCommand(url, query, operation.variables),
    typescript: clientSnippet(url, query, operation.variables),
  }
  const title = PARTS.find(({ id }) => id === part)?.title ?? ''
  return (
    <Dialog title="This view as a query" onClose={onClose}>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 pt-3 pb-2">
        <Tabs<Part> label="Parts" tabs={PARTS} current={part} onChange={setPart} panel="query-part" />
        <div className="flex gap-2">
          <a className="control h-7" href={explorerHref({ ...operation, query })}>
            Open in explorer
          </a>
          <CopyButton key={part} what={title} text={texts[part]} />
        </div>
      </div>
      <pre
        id="query-part"
        role="tabpanel"
        aria-labelledby={`query-part-tab-${part}`}
        tabIndex={0}
        className={`mx-4 mb-4 min-h-40 overflow-auto rounded-lg border border-line bg-surface p-3 font-mono text-sm ${part === 'curl' ? 'break-all whitespace-pre-wrap' : ''}`}
      >
        {texts[part]}
      </pre>
      {(part === 'curl' || part === 'typescript') && (
        <p className="px-4 pb-4 text-sm text-muted">
          Set <code className="font-mono text-ink">SPACEPORT_API_KEY</code> to an API key of yours first (
          <a className="underline underline-offset-2" href="/account">
            make one
          </a>
          ).
        </p>
      )}
    </Dialog>
  )
}

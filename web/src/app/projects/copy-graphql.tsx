'use client'

import { useState } from 'react'
import { curlCommand } from './curl'
import { Dialog } from '../../ui/dialog'

/** The operation behind a view, exactly as the server sent it. */
export type GraphQLOperation = { query: string; variables: unknown }

const TITLES = { query: 'Query', variables: 'Variables', curl: 'curl' } as const
type Part = keyof typeof TITLES
const PARTS = ['query', 'variables', 'curl'] as const

function CopyButton({ part, text }: { part: Part; text: string }) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle')
  const label = { idle: `Copy ${part}`, copied: 'Copied', failed: 'Select and copy by hand' }[outcome]
  return (
    <button
      type="button"
      className="control h-7"
      data-first-focus=""
      aria-live="polite"
      onClick={() => {
        // Only secure contexts have a clipboard.
        const written = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error('none'))
        written.then(
          () => setOutcome('copied'),
          () => setOutcome('failed'),
        )
      }}
      onBlur={() => setOutcome('idle')}
    >
      {label}
    </button>
  )
}

/** Shows the query and variables behind the view, and a command that asks the same with an API key. */
export function GraphQLDialog({ operation, onClose }: { operation: GraphQLOperation; onClose: () => void }) {
  const [part, setPart] = useState<Part>('query')
  const { query, variables } = operation
  const texts: Record<Part, string> = {
    query,
    variables: JSON.stringify(variables, null, 2),
    curl: curlCommand(new URL('/graphql', window.location.href).href, query, variables),
  }
  return (
    <Dialog title="The GraphQL behind this view" onClose={onClose}>
      <div className="flex items-center justify-between px-4 pt-3 pb-2">
        <div role="tablist" aria-label="Parts" className="flex gap-1">
          {PARTS.map((name, place) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`graphql-tab-${name}`}
              aria-selected={name === part}
              aria-controls="graphql-part"
              tabIndex={name === part ? 0 : -1}
              onClick={() => setPart(name)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? PARTS.length - 1 : 0
                const next = PARTS[(place + step) % PARTS.length]
                if (step === 0 || next === undefined) return
                setPart(next)
                document.getElementById(`graphql-tab-${next}`)?.focus()
              }}
              className="rounded-md px-2 py-1 text-muted hover:text-ink aria-selected:bg-line aria-selected:text-ink"
            >
              {TITLES[name]}
            </button>
          ))}
        </div>
        <CopyButton key={part} part={part} text={texts[part]} />
      </div>
      <pre
        id="graphql-part"
        role="tabpanel"
        aria-labelledby={`graphql-tab-${part}`}
        tabIndex={0}
        className={`mx-4 mb-4 min-h-40 overflow-auto rounded-lg border border-line bg-surface p-3 font-mono text-sm ${part === 'curl' ? 'break-all whitespace-pre-wrap' : ''}`}
      >
        {texts[part]}
      </pre>
      {part === 'curl' && (
        <p className="px-4 pb-4 text-sm text-muted">
          Set <code className="font-mono text-ink">SPACEPORT_API_KEY</code> to an API key of yours first.
        </p>
      )}
    </Dialog>
  )
}

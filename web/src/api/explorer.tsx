'use client'

import { GraphiQL } from 'graphiql'
import '@graphiql/react/style.css'
import '@graphiql/plugin-doc-explorer/style.css'
import '@graphiql/plugin-history/style.css'
import './layout.css'
import { setNonce } from 'get-nonce'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTheme } from '../theme/use-theme'
import { AnswerLine } from './answer-line'
import { nameParts } from './name-parts'
import { openedBy } from './opened'
import type { Received } from './received'
import { sender } from './send'

// Its dialogs write style elements, which the page's policy admits by the nonce that its scripts have too.
setNonce(document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '')

const FIRST = `# Ctrl-Space completes, Ctrl-Enter runs. What you may see and do here is what you may anywhere.
query MySpaces {
  me {
    name
  }
  spaces(first: 10) {
    nodes {
      id
      name
    }
    totalCount
  }
}
`

/** The graph's own explorer: editor, documentation, and a history that stays in this browser. */
export function Explorer() {
  const [theme] = useTheme()
  const opened = openedBy(window.location.hash)
  const [received, setReceived] = useState<Received | null>(null)
  const send = useMemo(() => sender(setReceived), [])
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => (frame.current ? nameParts(frame.current) : undefined), [])
  return (
    <div ref={frame} className="h-full">
      <GraphiQL
        key={theme}
        className="spaceport-explorer"
        fetcher={send}
        defaultQuery={FIRST}
        {...(opened ? { query: opened.query, variables: opened.variables ?? '' } : {})}
        forcedTheme={theme}
        defaultEditorToolsVisibility="variables"
        isHeadersEditorEnabled={false}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>
          <span className="px-2 text-muted">The fleet’s graph</span>
        </GraphiQL.Logo>
        {received && (
          <GraphiQL.Footer>
            <AnswerLine received={received} />
          </GraphiQL.Footer>
        )}
      </GraphiQL>
    </div>
  )
}

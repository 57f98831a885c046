'use client'

import { GraphiQL } from 'graphiql'
import 'graphiql/style.css'
import { useTheme } from '../theme/use-theme'
import { openedBy } from './opened'
import { send } from './send'

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
  return (
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
    </GraphiQL>
  )
}

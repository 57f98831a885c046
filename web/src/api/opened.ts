/** An operation that an address of the explorer carries behind `#`, which no server ever sees. */
export type Opened = { query: string; variables?: string }

/** Reads `#query=…&variables=…`; null where there is no query. */
export function openedBy(hash: string): Opened | null {
  const text = new URLSearchParams(hash.replace(/^#/, ''))
  const query = text.get('query')
  if (!query) return null
  const variables = text.get('variables')
  return { query, ...(variables ? { variables } : {}) }
}

/** `text` as one word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A command that asks the graph at `url` for what the page shows, with the caller's own API key. */
export function curlCommand(url: string, query: string, variables: unknown): string {
  return [
    `curl ${quote(url)} \\`,
    `  -H "authorization: Bearer $SPACEPORT_API_KEY" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d ${quote(JSON.stringify({ query, variables }))}`,
  ].join('\n')
}

/** A program that asks the graph at `url` for what the page shows, with types generated from the graph. The key comes from its environment. */
export function clientSnippet(url: string, query: string, variables: unknown): string {
  return [
    `import { createClient } from '@spaceport/client/client'`,
    `import { graphql } from './generated/gql'`,
    ``,
    `const client = createClient({`,
    `  url: ${JSON.stringify(url)},`,
    `  apiKey: process.env.SPACEPORT_API_KEY,`,
    `})`,
    ``,
    `const { data, errors } = await client.requestPartial(`,
    `  graphql(\`${query.replace(/[`\\]|\$\{/g, '\\$&')}\`),`,
    `  ${JSON.stringify(variables, null, 2).replaceAll('\n', '\n  ')},`,
    `)`,
  ].join('\n')
}

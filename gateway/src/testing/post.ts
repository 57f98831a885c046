import { API_KEY, SESSION } from './credentials.js'
import type { TestFleet } from './fleet.js'

/** Header sets of requests. */
export const json = { 'content-type': 'application/json' }
export const key = { authorization: `Bearer ${API_KEY}` }
export const cookie = { cookie: `spaceport=${SESSION}` }

/** A question that the directory answers. */
export const QUESTION = JSON.stringify({ query: '{ me { name } }' })

/** Posts any text to a path of the gateway; `code` is that of the first error. */
export async function post(
  { gateway }: { gateway: { url: string } },
  path: string,
  headers: Record<string, string>,
  text = QUESTION,
) {
  const response = await fetch(`${gateway.url}${path}`, { method: 'POST', headers, body: text })
  const answer = (await response.json().catch(() => null)) as {
    data?: unknown
    errors?: { message: string; extensions: { code: string } }[]
  } | null
  return { response, status: response.status, code: answer?.errors?.[0]?.extensions.code, answer }
}

/** How many GraphQL requests all subgraphs of a fleet have seen. */
export function subgraphCalls({ directory, zone, instances }: TestFleet): number {
  const all = [directory, zone, ...instances].flatMap(({ requests }) => requests)
  return all.filter(({ path }) => path === '/graphql' || path === '/batch').length
}

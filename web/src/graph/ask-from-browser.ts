import type { TypedDocumentString } from '../generated/graphql'
import { signInPath } from '../security/next-path'
import { readAnswer, UNAVAILABLE, type AnswerBody, type GraphAnswer } from './answer'

/** How long a view waits for the fleet, in milliseconds; the gateway hears it as the caller's deadline. */
const DEADLINE = 8_000

/**
 * Asks the graph as the person at the browser, by one request. Whoever has no session any more is led to the sign-in page and from
 * there back to this very address. Rejects only when `signal` ends it.
 */
export async function askFromBrowser<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<GraphAnswer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'spaceport-deadline': String(DEADLINE),
      },
      body: JSON.stringify({ query: String(document), variables }),
      ...(signal ? { signal } : {}),
    })
    const body = (await response.json()) as AnswerBody<Data>
    const answer = readAnswer(response.status, body, response.headers.get('spaceport-request-id'))
    if (answer.kind !== 'signed-out') return answer
  } catch (error) {
    if (signal?.aborted) throw error
    return UNAVAILABLE
  }
  window.location.assign(signInPath(window.location.pathname + window.location.search))
  // The page is being left: nothing is shown of an answer that is none.
  return await new Promise(() => {})
}

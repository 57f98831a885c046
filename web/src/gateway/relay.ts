import { isSameOrigin } from '../security/same-origin'
import { requestHeaders, responseHeaders } from './relay-headers'
import { gatewayUrl } from './url'

function refuse(status: number, code: string, message: string, headers: HeadersInit = {}): Response {
  return Response.json(
    { errors: [{ message, extensions: { code } }] },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  )
}

/** The largest request that the gateway takes, and the largest piece of a file, in bytes. */
const LARGEST = 1024 * 1024
const LARGEST_PIECE = 8 * LARGEST

/** A body that breaks off beyond the largest size; `over` says whether it did. */
function bounded(
  body: ReadableStream<Uint8Array> | null,
  largest: number,
): {
  body: ReadableStream<Uint8Array> | null
  over(): boolean
} {
  let size = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.length
      if (size > largest) controller.error(new Error('the request is too large'))
      else controller.enqueue(chunk)
    },
  })
  return { body: body?.pipeThrough(counting) ?? null, over: () => size > largest }
}

const RELAYED_PATH = /^\/(graphql|export|audit\/export|auth(\/[a-z0-9-]+)+)$/

/** Packages and bundles of a Space, by their SHA-256. */
const CONTENT_PATH = /^\/spaces\/Spaces-\d+\/content\/[0-9a-f]+$/

/** Under which a person comes back from an identity provider: by a navigation from that other site, bound to the cookie of its start. */
const COMING_BACK = '/auth/oidc/callback/'

function mayPass(request: Request, pathname: string): boolean {
  return isSameOrigin(request.headers) || (request.method === 'GET' && pathname.startsWith(COMING_BACK))
}

/**
 * Streams one request to the gateway and its answer back, so that the browser needs one origin only.
 * Nothing is buffered in either direction, and a caller who hangs up ends the call to the gateway.
 * Fails with `CSRF` (400) for another site's request and `UNAVAILABLE` (503) when the gateway does not answer.
 */
export async function relay(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const isContent = CONTENT_PATH.test(pathname)
  if (!isContent && !RELAYED_PATH.test(pathname)) return refuse(404, 'NOT_FOUND', 'There is nothing at this address.')
  if (!mayPass(request, pathname)) return refuse(400, 'CSRF', 'This request came from another site.')
  const largest = isContent ? LARGEST_PIECE : LARGEST
  const { body, over } = bounded(request.body, largest)
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers: requestHeaders(request.headers),
    body,
    duplex: 'half',
    redirect: 'manual',
    cache: 'no-store',
    signal: request.signal,
  }
  try {
    const answer = await fetch(gatewayUrl(pathname + search), init)
    return new Response(answer.body, { status: answer.status, headers: responseHeaders(answer.headers) })
  } catch {
    if (over()) return refuse(413, 'TOO_LARGE', `The request is larger than ${largest / 1024} KiB.`)
    return refuse(503, 'UNAVAILABLE', 'The gateway does not answer.', { 'retry-after': '2' })
  }
}

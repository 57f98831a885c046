import { requestHeaders, responseHeaders } from '../gateway/relay-headers'
import { gatewayUrl } from '../gateway/url'
import { safeNextPath } from '../security/next-path'
import { isSameOrigin } from '../security/same-origin'
import { failureOf } from './failures'
import { credentialsOf, type CredentialKind } from './kinds'
import { typedCookie } from './typed-cookie'

/** More than names, a password and a path ever need, in bytes. */
const LARGEST_FORM = 32_768

function seeOther(location: string, headers = new Headers()): Response {
  headers.set('location', location)
  headers.set('cache-control', 'no-store')
  return new Response(null, { status: 303, headers })
}

/** Back to the form, with the reason, what was typed, the page that was asked for and the one-time token; never with a password. */
function failed(kind: CredentialKind, code: string, form: FormData, request: Headers): Response {
  const query = new URLSearchParams()
  const next = form.get('next')
  if (safeNextPath(next) === next && next !== safeNextPath(undefined)) query.set('next', next)
  const token = form.get('token')
  if (typeof token === 'string' && kind.page !== '/first-run') query.set('token', token)
  query.set('error', code)
  return seeOther(`${kind.page}?${query}`, typedCookie(kind, form, request))
}

/**
 * A form that gives a session, without script: a plain form post, answered by a redirect. The session that the browser had is sent
 * along: the gateway gives another and ends that one.
 */
export async function submitCredentials(kind: CredentialKind, request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response('This request came from another site.', { status: 400 })
  const length = request.headers.get('content-length')
  if (length === null || Number(length) > LARGEST_FORM) return new Response('Too large.', { status: 413 })
  const form = await request.formData().catch(() => null)
  if (form === null) return new Response('Not a form.', { status: 415 })
  const headers = requestHeaders(request.headers)
  headers.set('content-type', 'application/json')
  headers.set('accept', 'application/json')
  try {
    const answer = await fetch(gatewayUrl(kind.route), {
      method: 'POST',
      headers,
      body: JSON.stringify(credentialsOf(kind, form)),
      cache: 'no-store',
      signal: request.signal,
    })
    if (!answer.ok) return failed(kind, failureOf(await answer.json()).code, form, request.headers)
    const cookies = new Headers()
    for (const cookie of responseHeaders(answer.headers).getSetCookie()) cookies.append('set-cookie', cookie)
    return seeOther(safeNextPath(form.get('next')), cookies)
  } catch {
    return failed(kind, 'UNAVAILABLE', form, request.headers)
  }
}

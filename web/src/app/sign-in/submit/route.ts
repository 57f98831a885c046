import { requestHeaders, responseHeaders } from '../../../gateway/relay-headers'
import { gatewayUrl } from '../../../gateway/url'
import { safeNextPath, signInPath } from '../../../security/next-path'
import { isSameOrigin } from '../../../security/same-origin'
import { failureCode } from '../failures'

/** More than an e-mail, a password and a path ever need, in bytes. */
const LARGEST_FORM = 32_768

function seeOther(location: string, headers = new Headers()): Response {
  headers.set('location', location)
  headers.set('cache-control', 'no-store')
  return new Response(null, { status: 303, headers })
}

function failed(code: string, next: string): Response {
  const path = signInPath(next)
  return seeOther(`${path}${path.includes('?') ? '&' : '?'}error=${encodeURIComponent(code)}`)
}

/** The sign-in form without script: a plain form post, answered by a redirect. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response('This request came from another site.', { status: 400 })
  const length = request.headers.get('content-length')
  if (length === null || Number(length) > LARGEST_FORM) return new Response('Too large.', { status: 413 })
  const form = await request.formData().catch(() => null)
  if (form === null) return new Response('Not a form.', { status: 415 })
  const next = safeNextPath(form.get('next'))
  const headers = requestHeaders(request.headers)
  headers.delete('cookie')
  headers.set('content-type', 'application/json')
  headers.set('accept', 'application/json')
  try {
    const answer = await fetch(gatewayUrl('/auth/sign-in'), {
      method: 'POST',
      headers,
      body: JSON.stringify({ email: form.get('email'), password: form.get('password') }),
      cache: 'no-store',
      signal: request.signal,
    })
    if (!answer.ok) return failed(failureCode(await answer.json()), next)
    const cookies = new Headers()
    for (const cookie of responseHeaders(answer.headers).getSetCookie()) cookies.append('set-cookie', cookie)
    return seeOther(next, cookies)
  } catch {
    return failed('UNAVAILABLE', next)
  }
}

import { requestHeaders } from '../../gateway/relay-headers'
import { gatewayUrl } from '../../gateway/url'
import { isSameOrigin } from '../../security/same-origin'

const FORGET = [
  'spaceport=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
  '__Host-spaceport=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
]

/** Ends the session at the gateway and in this browser; in this browser even if the gateway does not answer. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response('This request came from another site.', { status: 400 })
  const headers = requestHeaders(request.headers)
  headers.set('content-type', 'application/json')
  const answer = await fetch(gatewayUrl('/auth/sign-out'), {
    method: 'POST',
    headers,
    body: '{}',
    cache: 'no-store',
  }).catch(() => null)
  const known = answer !== null && (answer.ok || answer.status === 401)
  const response = new Headers({ 'cache-control': 'no-store' })
  response.set('location', known ? '/sign-in' : '/sign-in?error=UNAVAILABLE')
  for (const cookie of FORGET) response.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers: response })
}

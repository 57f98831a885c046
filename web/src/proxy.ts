import { NextResponse, type NextRequest } from 'next/server'
import { contentSecurityPolicy } from './security/headers'

/**
 * Gives every page view its nonce. It guards nothing: who may see what is decided by the gateway, which every page asks
 * with the caller's own cookie.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID()
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  // Next reads the nonce from the request's own policy header.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Pages only: what is relayed to the gateway must not be buffered here, and static files need no nonce. */
export const config = {
  matcher: '/((?!_next/static/|graphql$|auth/|export$|audit/export$|spaces/[^/]+/content/[^/]+$|icon\\.svg$).*)',
}

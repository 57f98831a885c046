import { readCredential } from '../auth/credential.js'
import type { Authenticator, RequestClock } from '../auth/authenticate.js'
import { checkOrigin } from '../edge/browser.js'
import type { EdgeRequest } from '../edge/http.js'
import { pointsOf, type RateLimits } from '../edge/rate-limit/limits.js'
import { exportAudit, type ExportOptions } from './export.js'

/** What the route is made of. */
export type ExportRouteOptions = Omit<ExportOptions, 'authorize'> & {
  authenticator: Pick<Authenticator, 'authenticate'>
  limits: Pick<RateLimits, 'recognize' | 'spend'>
  cookie: { readonly name: string }
  /** Origins of our own pages. */
  ownOrigins: ReadonlySet<string>
}

/** What a page counts for in the caller's rate limit: as much as the same question asked of the graph. */
const POINTS = 1 + pointsOf(200)

/** `GET /audit/export`: each page is authenticated and counted as a request of its own. */
export function auditExportRoute(options: ExportRouteOptions) {
  const handle = (request: EdgeRequest): Promise<Response> => {
    checkOrigin(request.headers, options.ownOrigins)
    const credential = readCredential(request.headers, options.cookie.name)
    const authorize = async (clock: RequestClock) => {
      const authenticate = () => options.authenticator.authenticate(credential, clock)
      const caller = await options.limits.recognize(credential, clock.address, authenticate)
      await options.limits.spend(caller, POINTS)
      return caller
    }
    return exportAudit({ ...options, authorize }, request)
  }
  return { GET: { handle } }
}

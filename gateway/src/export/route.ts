import { readBody } from '@spaceport/kit/server/body'
import { exportAudit } from '../audit-export/export.js'
import type { Authenticator, RequestClock } from '../auth/authenticate.js'
import { readCredential } from '../auth/credential.js'
import { Transfers } from '../content/transfers.js'
import { checkOrigin } from '../edge/browser.js'
import type { EdgeRequest, EdgeRoutes } from '../edge/http.js'
import type { RateLimits } from '../edge/rate-limit/limits.js'
import { exportList, type ExportOptions } from './export.js'
import { checkExportType, readExport } from './question.js'

/** What the routes are made of. */
export type ExportRouteOptions = Omit<ExportOptions, 'authorize' | 'spend' | 'exports'> & {
  authenticator: Pick<Authenticator, 'authenticate'>
  limits: Pick<RateLimits, 'recognize' | 'spend'>
  cookie: { readonly name: string }
  /** Origins of our own pages. */
  ownOrigins: ReadonlySet<string>
}

/** How many exports may be on their way: each holds a place among the requests that the gateway answers at once, for as long as it is read. */
const EXPORT_LIMITS = { inAll: 16, each: 4 }

/** The largest request for an export, in bytes. */
const LARGEST_BODY = 1024 * 1024

/** `POST /export` and `GET /audit/export`: each page is authenticated and counted as a request of its own. */
export function exportRoutes(options: ExportRouteOptions): EdgeRoutes {
  const exports = new Transfers(EXPORT_LIMITS)
  const exporting = ({ headers }: EdgeRequest) => {
    checkOrigin(headers, options.ownOrigins)
    const credential = readCredential(headers, options.cookie.name)
    const authorize = async (clock: RequestClock) => {
      const authenticate = () => options.authenticator.authenticate(credential, clock)
      const caller = await options.limits.recognize(credential, clock.address, authenticate)
      await options.limits.spend(caller, 1)
      return caller
    }
    return { ...options, exports, authorize, spend: options.limits.spend.bind(options.limits) }
  }
  const list = async (request: EdgeRequest) => {
    const given = exporting(request)
    const caller = await given.authorize(request)
    const type = request.headers['content-type']
    checkExportType(type)
    const question = readExport(type, await readBody(request.incoming, LARGEST_BODY))
    return exportList(given, caller, question, request)
  }
  return {
    '/export': { POST: { handle: list } },
    '/audit/export': { GET: { handle: (request) => exportAudit(exporting(request), request) } },
  }
}

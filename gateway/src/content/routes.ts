import type { Membership } from '@spaceport/kit/membership'
import type { Authenticator } from '../auth/authenticate.js'
import { readCredential } from '../auth/credential.js'
import { checkOrigin } from '../edge/browser.js'
import type { EdgeRequest, EdgeRoutes } from '../edge/http.js'
import type { RateLimits } from '../edge/rate-limit/limits.js'
import { download } from './download.js'
import { look } from './look.js'
import type { SpaceContent } from './space-content.js'
import { Transfers } from './transfers.js'
import { upload } from './upload.js'
import type { ContentOptions } from './visit.js'

/** What the routes are made of. */
export type ContentRouteOptions = {
  authenticator: Pick<Authenticator, 'authenticate'>
  limits: Pick<RateLimits, 'recognize' | 'spend'>
  cookie: { readonly name: string }
  /** Origins of our own pages. */
  ownOrigins: ReadonlySet<string>
  membership: Membership
  content: SpaceContent
  /** Default: a gateway's own. */
  transfers?: Transfers
}

/** `/spaces/:space/content/:sha256`: packages and bundles, in and out, for whoever may enter the Space and has the rights there. */
export function contentRoutes({ membership, content, ...options }: ContentRouteOptions): EdgeRoutes {
  const authorize: ContentOptions['authorize'] = async ({ headers }, clock, points) => {
    const credential = readCredential(headers, options.cookie.name)
    const authenticate = () => options.authenticator.authenticate(credential, clock)
    const caller = await options.limits.recognize(credential, clock.address, authenticate)
    await options.limits.spend(caller, points)
    return caller
  }
  const given: ContentOptions = { authorize, membership, content, transfers: options.transfers ?? new Transfers() }
  const answer = (by: typeof look) => ({
    handle(request: EdgeRequest) {
      checkOrigin(request.headers, options.ownOrigins)
      return by(given, request)
    },
  })
  return { '/spaces/*/content/*': { GET: answer(download), HEAD: answer(look), PUT: answer(upload) } }
}

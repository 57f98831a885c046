import { readBody } from '@spaceport/kit/server/body'
import { checkJson, checkOrigin } from '../edge/browser.js'
import type { EdgeRequest, EdgeRoutes } from '../edge/http.js'
import { readJson } from '../edge/parameters.js'
import { readCredential } from './credential.js'
import { enter, FIRST_RUN, INVITATION, PASSWORD_RESET, SIGN_IN, type Entrance } from './enter.js'
import { firstRunNeeded } from './first-run.js'
import { CALLBACK_PATH, finishOidc, listProviders, startOidc, type OidcDoor } from './oidc.js'
import type { Visitor } from './session.js'
import { signOut } from './sign-out.js'

/** The largest request before sign-in, in bytes. */
const LARGEST_BODY_BEFORE_SIGN_IN = 32 * 1024

/** What the ways in and out work with. */
export type AuthOptions = OidcDoor & {
  /** Origins of our own pages, such as `http://localhost:3000`. */
  ownOrigins: ReadonlySet<string>
}

/** The public paths by which people get in and out. */
export function authRoutes(options: AuthOptions): EdgeRoutes {
  const entrance = (way: Entrance) => ({ handle: (request: EdgeRequest) => answerEntrance(options, way, request) })
  return {
    '/auth/sign-in': { POST: entrance(SIGN_IN) },
    '/auth/invitation': { POST: entrance(INVITATION) },
    '/auth/password-reset': { POST: entrance(PASSWORD_RESET) },
    '/auth/first-run': {
      GET: { handle: (request) => firstRunNeeded(options, request) },
      POST: entrance(FIRST_RUN),
    },
    '/auth/sign-out': { POST: { handle: (request) => answerSignOut(options, request) } },
    '/auth/providers': { GET: { handle: (request) => listProviders(options, request) } },
    '/auth/oidc/start': { GET: { handle: (request) => answerStart(options, request) } },
    // Browsers come here from another site: the cookie that the start set says that they began.
    [`${CALLBACK_PATH}/*`]: { GET: { handle: (request) => answerCallback(options, request) } },
  }
}

async function answerEntrance(options: AuthOptions, way: Entrance, request: EdgeRequest): Promise<Response> {
  checkOrigin(request.headers, options.ownOrigins)
  checkJson(request.headers['content-type'])
  const body = readJson(await readBody(request.incoming, LARGEST_BODY_BEFORE_SIGN_IN))
  return enter(options, way, body, visitorOf(options, request))
}

async function answerSignOut(options: AuthOptions, request: EdgeRequest): Promise<Response> {
  checkOrigin(request.headers, options.ownOrigins)
  const body = await readBody(request.incoming, LARGEST_BODY_BEFORE_SIGN_IN)
  if (body.length > 0) checkJson(request.headers['content-type'])
  return signOut(options, readCredential(request.headers, options.cookie.name), request)
}

function answerStart(options: AuthOptions, request: EdgeRequest): Promise<Response> {
  checkOrigin(request.headers, options.ownOrigins)
  return startOidc(options, new URLSearchParams(searchOf(request)), visitorOf(options, request))
}

function answerCallback(options: AuthOptions, request: EdgeRequest): Promise<Response> {
  const { path, headers } = request
  const brought = { path, search: searchOf(request), cookies: headers.cookie }
  return finishOidc(options, brought, visitorOf(options, request))
}

function searchOf({ incoming: { url = '' } }: EdgeRequest): string {
  const at = url.indexOf('?')
  return at < 0 ? '' : url.slice(at)
}

function visitorOf({ cookie }: AuthOptions, request: EdgeRequest): Visitor {
  const { headers, signal, remaining, requestId, address } = request
  const credential = readCredential(headers, cookie.name)
  return { signal, remaining, requestId, address, credential, userAgent: headers['user-agent'] }
}

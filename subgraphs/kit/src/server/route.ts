import type { Caller } from '../caller.js'

/** A request that passed the guard: its assertion was right, its body is read, its clock runs. */
export type ServiceRequest = {
  method: string
  /** Path without the query string. */
  path: string
  /** What the pattern's `:names` matched. */
  params: Readonly<Record<string, string>>
  body: Buffer
  headers: Readonly<Record<string, string | undefined>>
  /** The component that sent it. */
  issuer: string
  /** On whose behalf; null: the component asks for itself. */
  caller: Caller | null
  /** Aborts when the asker hangs up or its deadline passes. */
  signal: AbortSignal
  /** Milliseconds until the deadline. */
  remaining(): number
  requestId: string
}

/** One route of a service, and which components may call it. */
export type Route = {
  method: 'GET' | 'POST'
  /** `/spaces/:space/graphql`; a `:name` matches one path segment. */
  path: string
  /** The issuers whose assertion is accepted here, such as `gateway`. */
  from: readonly string[]
  /** The answer lasts until somebody hangs up: no deadline. */
  endless?: boolean
  handle(request: ServiceRequest): Promise<Response> | Response
}

/** A route and its parameters for a request, or null. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | null {
  for (const route of routes) {
    if (route.method !== method) continue
    const params = matchPath(route.path, path)
    if (params) return { route, params }
  }
  return null
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, segment] of wanted.entries()) {
    if (segment.startsWith(':') && given[i]) params[segment.slice(1)] = given[i]
    else if (segment !== given[i]) return null
  }
  return params
}

/** The JSON body of a request; undefined if it is none. Whoever uses it checks its shape. */
export function jsonBody(request: Pick<ServiceRequest, 'body'>): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'))
  } catch {
    return undefined
  }
}

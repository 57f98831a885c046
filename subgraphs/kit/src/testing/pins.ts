import { ASSERTION_HEADER } from '../assertion/claims.js'
import { generateKeyPair } from '../assertion/keys.js'
import { AssertionSigner } from '../assertion/sign.js'
import type { Caller } from '../caller.js'
import { ComponentClient } from '../client.js'
import type { Route } from '../server/route.js'

/** A service under test, and the private keys of the components that it knows. */
export type Pinned = {
  name: string
  url: string
  publicKey: string
  routes: readonly Route[]
  issuers: Readonly<Record<string, string>>
}

/** Somebody who may do whatever a caller may: what is refused is refused for who sent it. */
const CALLER: Caller = {
  subject: 'Users-1',
  name: 'Ada',
  groups: ['Groups-1'],
  systemRoles: ['SystemAdministrator', 'SystemManager'],
  cap: null,
}

/** Who may call which route, as a table: `POST /batch` -> `gateway`. */
export function pinsOf(routes: readonly Route[]): Record<string, string> {
  return Object.fromEntries(routes.map(({ method, path, from }) => [`${method} ${path}`, from.join(', ')]))
}

/**
 * Calls every route of a service as nobody, with a made-up assertion, as every component that the route does not name, and as strangers by
 * the names of those that it does. Gives what was answered otherwise than with 401 `UNAUTHENTICATED` and nothing else.
 */
export async function notRefused(service: Pinned): Promise<string[]> {
  const wrong: string[] = []
  for (const route of service.routes) {
    const path = route.path.replaceAll(/:\w+/g, 'Spaces-1')
    const bodies = route.path.endsWith('/graphql') ? GRAPHQL : ['{}']
    for (const body of route.method === 'GET' ? [''] : bodies) {
      for (const [who, answer] of await answers(service, route, path, body)) {
        if (answer !== REFUSED) wrong.push(`${route.method} ${path} ${body} as ${who}: ${answer}`)
      }
    }
  }
  return wrong
}

const GRAPHQL = [
  '{"query":"{ __typename }"}',
  '{"query":"{ _service { sdl } }"}',
  '{"query":"{ _entities(representations: []) { __typename } }"}',
]

const REFUSED =
  '401 {"errors":[{"message":"This service answers only its own fleet.","extensions":{"code":"UNAUTHENTICATED"}}]}'

async function answers(service: Pinned, route: Route, path: string, body: string): Promise<[string, string][]> {
  const url = new URL(path, service.url)
  const raw = async (headers: Record<string, string>) => {
    const answer = await fetch(url, {
      method: route.method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === '' ? null : body,
      signal: AbortSignal.timeout(10_000),
    })
    return `${answer.status} ${await answer.text()}`
  }
  const by = async (issuer: string, privateKey: string) => {
    const client = new ComponentClient(new AssertionSigner({ issuer, privateKey }), service)
    const call = { method: route.method, path, caller: CALLER, signal: AbortSignal.timeout(10_000) } as const
    const { status, text } = await client.text(body === '' ? call : { ...call, json: JSON.parse(body) })
    return `${status} ${text}`
  }
  const known = Object.entries(service.issuers)
  const others = known.filter(([issuer]) => !route.from.includes(issuer))
  return [
    ['nobody', await raw({})],
    ['nobody, with a made-up assertion', await raw({ [ASSERTION_HEADER]: 'e30.AAAA' })],
    ...(await Promise.all(others.map(async ([issuer, key]) => [issuer, await by(issuer, key)] as [string, string]))),
    ...(await Promise.all(
      [...route.from, service.name, 'Instances-99'].map(
        async (name) =>
          [`a stranger by the name ${name}`, await by(name, generateKeyPair().privateKey)] as [string, string],
      ),
    )),
  ]
}

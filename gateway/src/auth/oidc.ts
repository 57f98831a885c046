import { SpaceportError } from '@spaceport/kit/errors'
import { z } from 'zod'
import { askDirectory } from './ask-directory.js'
import type { RequestClock } from './authenticate.js'
import { readCookie } from './credential.js'
import { describeVisitor, giveSession, openedSchema, type Door, type Visitor } from './session.js'

/** What a sign-in by an identity provider works with besides. */
export type OidcDoor = Door & {
  /** The cookie that ties a sign-in to the browser that began it. */
  binding: BindingCookie
  /** Where people open Spaceport. Providers send browsers back there, whatever a request calls us. */
  publicUrl: string
}

/** The path under which browsers come back: one for each provider, so that none can pass off another's answer as its own (RFC 9700, section 4.4.2). */
export const CALLBACK_PATH = '/auth/oidc/callback'

const PROVIDER = /^IdentityProviders-([1-9]\d{0,9})$/

const providersSchema = z.array(z.object({ id: z.string(), name: z.string() }))
const startedSchema = z.object({ url: z.url({ protocol: /^https?$/ }), binding: z.string() })
const finishedSchema = openedSchema.extend({ returnTo: z.string() })

/** Answers with the providers by which people may sign in. */
export async function listProviders({ directory }: Door, clock: RequestClock): Promise<Response> {
  const call = { method: 'GET', path: '/internal/identity-providers' } as const
  const providers = await askDirectory(directory, call, providersSchema, clock)
  return Response.json({ providers }, { headers: { 'cache-control': 'no-store' } })
}

/** Sends a browser to its provider, with a cookie that it has to bring back. */
export function startOidc(door: OidcDoor, query: URLSearchParams, visitor: Visitor): Promise<Response> {
  return orSignInPage(door, async () => {
    const provider = query.get('provider') ?? ''
    const n = PROVIDER.exec(provider)?.[1]
    if (n === undefined) throw new SpaceportError('BAD_INPUT', 'Name the provider: provider=IdentityProviders-1')
    const redirectUri = new URL(`${CALLBACK_PATH}/${n}`, door.publicUrl).href
    const { address } = visitor
    const json = { provider, redirectUri, returnTo: query.get('returnTo') ?? '/', address }
    const call = { method: 'POST', path: '/internal/oidc/start', json } as const
    const { url, binding } = await askDirectory(door.directory, call, startedSchema, visitor)
    return seeOther(url, [door.binding.set(binding)])
  })
}

/** Takes a browser back from its provider: a session, and to the page that it wanted. */
export function finishOidc(
  door: OidcDoor,
  { path, search, cookies }: { path: string; search: string; cookies: string | undefined },
  visitor: Visitor,
): Promise<Response> {
  return orSignInPage(door, async () => {
    const binding = readCookie(cookies, door.binding.name)
    if (binding === null) throw new SpaceportError('SIGN_IN_FAILED', 'This browser did not begin a sign-in.')
    const json = { callbackUrl: new URL(path + search, door.publicUrl).href, binding, ...describeVisitor(visitor) }
    const call = { method: 'POST', path: '/internal/oidc/finish', json } as const
    const opened = await askDirectory(door.directory, call, finishedSchema, visitor)
    return seeOther(opened.returnTo, [await giveSession(door, opened, visitor), door.binding.clear()])
  })
}

/** A refusal leads back to the sign-in page, which says it in words; a code of ours is all that is carried there. */
async function orSignInPage({ binding }: OidcDoor, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SpaceportError)) throw error
    return seeOther(`/sign-in?error=${error.code}`, [binding.clear()])
  }
}

function seeOther(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** The cookie that ties a sign-in to the browser that began it. */
export type BindingCookie = { name: string; set(binding: string): string; clear(): string }

/** Seconds that it lasts: as long as the directory waits for the browser to come back. */
const BINDING_LIFETIME = 600

/** Named and marked as the session cookie is. `Lax`, since the browser comes back from another site. */
export function bindingCookie({ secure }: { secure: boolean }): BindingCookie {
  const name = secure ? '__Host-spaceport-oidc' : 'spaceport-oidc'
  const marks = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    name,
    set: (binding) => `${name}=${binding}; Max-Age=${BINDING_LIFETIME}; ${marks}`,
    clear: () => `${name}=; Max-Age=0; ${marks}`,
  }
}

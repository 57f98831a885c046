import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type AccountClaims, type ClientMetadata, type Configuration } from 'oidc-provider'
import { exportJWK, generateKeyPair } from 'jose'
import { closeServer } from './close-server.js'

/** A real OpenID provider (the package `oidc-provider`) on this machine, where anybody is whom a test says. */
export type TestProvider = {
  issuer: string
  client: { clientId: string; clientSecret: string }
  /** What it says of people, by subject. */
  people: Map<string, Record<string, unknown>>
  /** Goes where a browser is sent, signs in there as `subject` (null: declines), and returns the address to which it is sent back. */
  visit(url: string, subject: string | null): Promise<URL>
  close(): Promise<void>
}

const CLIENT = { clientId: 'spaceport', clientSecret: 'a-client-secret-of-the-provider' }

/** Starts a provider that knows our client under these redirect URIs. */
export async function startProvider(redirectUris: string[]): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people: TestProvider['people'] = new Map()
  const provider = new Provider(issuer, await configuration(redirectUris, people))
  const signingIn = new Map<string, string | null>()
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1]
    if (uid === undefined) {
      void answer(request, response)
      return
    }
    const subject = signingIn.get(String(request.headers['x-test-visit'])) ?? null
    const result = subject === null ? { error: 'access_denied' } : { login: { accountId: subject } }
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })
  let visits = 0
  return {
    issuer,
    client: CLIENT,
    people,
    async visit(url, subject) {
      const visit = String(visits++)
      signingIn.set(visit, subject)
      return followAway(url, issuer, visit)
    },
    close: () => closeServer(server),
  }
}

async function configuration(redirectUris: string[], people: TestProvider['people']): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const client: ClientMetadata = {
    client_id: CLIENT.clientId,
    client_secret: CLIENT.clientSecret,
    redirect_uris: redirectUris,
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }
  return {
    clients: [client],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key of the provider'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 3_600,
      AuthorizationCode: 60,
      Grant: 3_600,
      IdToken: 3_600,
      Interaction: 3_600,
      Session: 3_600,
    },
    renderError(ctx, { error, error_description: description }) {
      ctx.body = `${error}: ${description}`
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...people.get(subject) }) satisfies AccountClaims,
    }),
    // Nobody is asked whether they agree.
    async loadExistingGrant({ oidc }) {
      const { client: asking, session, provider, params } = oidc
      const grant = new provider.Grant({ clientId: asking?.clientId, accountId: session?.accountId })
      grant.addOIDCScope(String(params?.scope))
      await grant.save()
      return grant
    },
  }
}

/** Follows redirects with cookies as a browser does, until they lead away from the provider. */
async function followAway(start: string, issuer: string, visit: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  for (let step = 0; step < 20; step++) {
    if (url.origin !== issuer) return url
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie, 'x-test-visit': visit } })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = response.headers.get('location')
    if (location === null)
      throw new Error(`the provider stopped with status ${response.status}: ${await response.text()}`)
    await response.body?.cancel()
    url = new URL(location, url)
  }
  throw new Error('the provider redirects without end')
}

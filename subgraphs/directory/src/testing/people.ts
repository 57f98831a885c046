import type { Caller } from '@spaceport/kit/caller'
import type { ComponentClient } from '@spaceport/kit/client'
import { made } from './changes.js'
import type { TestDirectory } from './directory.js'

/** What an internal route answered: its status, the code if it refused, and the body. */
export type Posted = { status: number; code: string | undefined; json: Record<string, unknown> }

/** Posts to an internal route, as the gateway does. */
export async function post(gateway: ComponentClient, path: string, json: object): Promise<Posted> {
  const answer = await gateway.call({ method: 'POST', path, json })
  const body = (answer.json ?? {}) as { errors?: { extensions: { code: string } }[] }
  return { status: answer.status, code: body.errors?.[0]?.extensions.code, json: { ...body } }
}

/** Somebody in a session: its token, and the caller that the gateway makes of it. */
export type SignedInPerson = { token: string; caller: Caller }

/** Who holds a session now; rejects if nobody does. */
export async function callerBy(gateway: ComponentClient, token: string): Promise<Caller> {
  const kind = token.startsWith('spk_') ? 'apiKey' : 'session'
  const { status, json } = await post(gateway, '/internal/authenticate', { [kind]: token })
  if (status !== 200) throw new Error(`authentication gave ${status}`)
  return json.caller as Caller
}

/** Signs somebody in. */
export async function signInAs(gateway: ComponentClient, email: string, password: string): Promise<SignedInPerson> {
  const { status, json } = await post(gateway, '/internal/sign-in', { email, password })
  if (status !== 200) throw new Error(`signing in gave ${status}`)
  const token = json.token as string
  return { token, caller: await callerBy(gateway, token) }
}

/** The password of everybody whom `person` adds. */
export const PASSWORD = 'seven violet umbrellas'

/** Adds a person with a name and, if given, roles over the fleet, and signs them in. */
export async function person(
  directory: TestDirectory,
  name: string,
  roles: ('SYSTEM_ADMINISTRATOR' | 'SYSTEM_MANAGER')[] = [],
): Promise<SignedInPerson> {
  const email = `${name.toLowerCase()}@example.com`
  const subject = await made(directory, 'createUser', { email, name, password: PASSWORD })
  if (roles.length > 0) await made(directory, 'setSystemRoles', { subject, roles })
  return signInAs(directory.gateway, email, PASSWORD)
}
